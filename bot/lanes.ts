/**
 * Runs what belongs to one key in the order in which it came, and different keys side by side. A lane is gone as
 * soon as it is empty; a failure in it concerns only the task that failed.
 */
export function createLanes(): { run<T>(key: string, task: () => Promise<T>): Promise<T>; readonly size: number } {
  const ends = new Map<string, Promise<unknown>>();
  return {
    run(key, task) {
      const before = ends.get(key) ?? Promise.resolve();
      const result = before.then(task, task);
      const end = result
        .catch(() => {})
        .finally(() => {
          if (ends.get(key) === end) ends.delete(key);
        });
      ends.set(key, end);
      return result;
    },
    get size() {
      return ends.size;
    },
  };
}
