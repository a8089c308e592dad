import type { Socket } from 'node:net';

/**
 * What goes wrong on the way to WhatsApp's servers: they refuse a message; the connection breaks before it got there,
 * or after, so that it is there and nobody heard so; or nothing is answered at all.
 */
export type Fault = 'refuse' | 'lose' | 'lose-answer' | 'hang';

type About = Readonly<Record<string, unknown>>;

export type Faults = {
  /** The next call of this name, or the next one that matches, suffers. */
  order(call: string, fault: Fault, matches?: (about: About) => boolean): void;
  next(call: string, about: About): Fault | null;
  /** Keeps a call without an answer. */
  hold(socket: Socket): void;
  /** The calls that hang break off; nothing that was ordered happens any more. */
  clear(): void;
};

export function createFaults(): Faults {
  let orders: { call: string; fault: Fault; matches: (about: About) => boolean }[] = [];
  const hanging = new Set<Socket>();
  return {
    order: (call, fault, matches = () => true) => void orders.push({ call, fault, matches }),
    next(call, about) {
      const order = orders.find((one) => one.call === call && one.matches(about));
      orders = orders.filter((one) => one !== order);
      return order?.fault ?? null;
    },
    hold: (socket) => void hanging.add(socket),
    clear() {
      orders = [];
      for (const socket of hanging) socket.destroy();
      hanging.clear();
    },
  };
}
