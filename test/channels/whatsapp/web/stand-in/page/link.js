/** The way to WhatsApp's servers: what this device asks, and what they tell it. */
const root = new URL(import.meta.url).origin;

/** Kept by the browser, as the keys of a linked device are: who has the profile has the number. */
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open('device', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('kept');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const inStore = async (mode, act) => {
  const transaction = (await opened).transaction('kept', mode, { durability: 'strict' });
  const request = act(transaction.objectStore('kept'));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
  });
};

async function deviceOf() {
  const known = await inStore('readonly', (store) => store.get('id'));
  if (known !== undefined) return known;
  const id = crypto.randomUUID();
  await inStore('readwrite', (store) => store.put(id, 'id'));
  return id;
}

export const forgetDevice = () => inStore('readwrite', (store) => store.clear());

export const device = deviceOf();

/** Asks the server; rejects when it does not answer, and with its own words when it refuses. */
export async function ask(what, about = {}) {
  const response = await fetch(`${root}/do/${what}?device=${await device}`, {
    method: 'POST',
    body: JSON.stringify(about),
  });
  const answer = await response.json();
  if (answer?.error !== undefined) throw new Error(answer.error);
  return answer;
}

/** Hears what the server tells; resolves when it can. */
export async function hear(listener) {
  const events = new EventSource(`${root}/events?device=${await device}`);
  events.onmessage = ({ data }) => listener(JSON.parse(data));
  await new Promise((resolve) => {
    events.onopen = resolve;
  });
}

export async function upload(blob) {
  // Bare bytes: a type of content would have the browser ask the server for leave first.
  const response = await fetch(`${root}/media`, { method: 'POST', body: await blob.arrayBuffer() });
  return response.json();
}

export async function download(path) {
  const response = await fetch(`${root}/media/${path}`);
  if (!response.ok) throw Object.assign(new Error('download failed'), { status: response.status });
  return response.arrayBuffer();
}
