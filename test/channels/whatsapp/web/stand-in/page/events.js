/** What models and collections of WhatsApp Web have in common: names, several at once, with listeners. */
export class Events {
  #listeners = new Map();

  on(names, listener) {
    for (const name of names.split(' ')) this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  off(name, listener) {
    this.#listeners.set(
      name,
      (this.#listeners.get(name) ?? []).filter((one) => one !== listener),
    );
  }

  once(name, listener) {
    const heard = (...args) => {
      this.off(name, heard);
      listener(...args);
    };
    this.on(name, heard);
  }

  trigger(name, ...args) {
    for (const listener of this.#listeners.get(name) ?? []) listener(...args);
  }

  hears(name) {
    return (this.#listeners.get(name) ?? []).length > 0;
  }
}

/** Things with a serialized id, in the order in which they came. */
export class Collection extends Events {
  models = new Map();

  get(id) {
    return this.models.get(String(id));
  }

  add(model) {
    this.models.set(String(model.id), model);
    return model;
  }

  getModelsArray() {
    return [...this.models.values()];
  }
}
