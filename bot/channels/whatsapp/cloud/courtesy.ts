import type { Graph } from './graph.ts';
import type { MarkRead } from './payloads.ts';
import type { Window } from './window.ts';

/** What shows that somebody is there. At best effort: nothing waits for it, and nobody misses it. */
export type Courtesy = {
  /** Her message is safe with the house: it gets its two blue ticks. */
  read(wamid: string): void;
  /** An answer is on its way and takes a moment. Meta shows it until the answer comes, so only then may it be said. */
  typing(address: string): void;
};

export function createCourtesy(graph: Graph, phoneNumberId: string, window: Window, timeout: number): Courtesy {
  const mark = (message_id: string, more: Pick<MarkRead, 'typing_indicator'> = {}): void => {
    const body: MarkRead = { messaging_product: 'whatsapp', status: 'read', message_id, ...more };
    const signal = AbortSignal.timeout(timeout);
    graph({ call: 'read', path: `${phoneNumberId}/messages`, body, signal }).catch(() => {});
  };
  return {
    read: (wamid) => mark(wamid),
    typing(address) {
      const last = window.last(address);
      if (last !== undefined) mark(last.wamid, { typing_indicator: { type: 'text' } });
    },
  };
}
