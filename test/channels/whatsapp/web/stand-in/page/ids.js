/** The id of a chat: somebody's number (`@c.us`), an id that hides it (`@lid`), a group, a broadcast. */
export class Wid {
  constructor(id) {
    if (!/^[\w.-]+@[\w.]+$/u.test(id)) throw new Error(`Wid error: invalid wid ${id}`);
    const [user, server] = id.split('@');
    this.user = user;
    this.server = server;
    this._serialized = id;
  }

  isLid() {
    return this.server === 'lid';
  }

  isGroup() {
    return this.server === 'g.us';
  }

  isStatus() {
    return this._serialized === 'status@broadcast';
  }

  isUser() {
    return this.server === 'c.us' || this.isLid();
  }

  toString() {
    return this._serialized;
  }
}

export const createWid = (id) => (id instanceof Wid ? id : new Wid(String(id)));

/** The id of a message: whose it is, in which chat, and its own. */
export class MsgKey {
  constructor({ to, id, selfDir }) {
    this.fromMe = selfDir === 'out';
    this.remote = createWid(to);
    this.id = id;
    this._serialized = `${this.fromMe}_${to}_${id}`;
  }

  static async newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(9));
    return `3EB0${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
  }

  toString() {
    return this._serialized;
  }
}
