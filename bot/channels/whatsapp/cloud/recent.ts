/** A memory of at most so many things: what was put in longest ago goes first. */
export type Recent<Value> = {
  get(key: string): Value | undefined;
  put(key: string, value: Value): void;
  delete(key: string): void;
};

export function createRecent<Value>(most: number): Recent<Value> {
  const values = new Map<string, Value>();
  return {
    get: (key) => values.get(key),
    put(key, value) {
      values.delete(key);
      values.set(key, value);
      if (values.size > most) values.delete(values.keys().next().value as string);
    },
    delete: (key) => void values.delete(key),
  };
}
