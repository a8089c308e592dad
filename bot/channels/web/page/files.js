/*
 * Sends files and voice notes, one at a time, again and again until the server has them. They have a lane of their own:
 * a text never waits behind a photo. Each waits in the phone's own store (IndexedDB), under the id by which the server
 * hears it once, also when the page is shown anew; where a browser stores nothing, as long as the page lives.
 *
 * Hears `send-file` with `{ blob, name, kind, seconds, said }`. Says `not-sent` with why.
 */
(() => {
  const tray = document.getElementById('tray');
  const log = document.getElementById('log');
  if (!tray || !log || !window.FormData || !window.XMLHttpRequest) return;

  const STORE = 'files';
  const SILENCE = 60000;
  const LONGEST_WAIT = 60000;
  const page = document.body.dataset;
  const form = document.querySelector('.composer');
  const byId = (id) => document.getElementById(id);

  /* The store. Whatever goes wrong in it, the list in memory goes on. */
  let waiting = [];
  const inStore = (work) =>
    new Promise((done, failed) => {
      const opening = indexedDB.open('buurtmus', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'id' });
      opening.onerror = failed;
      opening.onsuccess = () => {
        const transaction = opening.result.transaction(STORE, 'readwrite');
        const request = work(transaction.objectStore(STORE));
        transaction.onabort = failed;
        transaction.oncomplete = () => {
          opening.result.close();
          done(request.result);
        };
      };
    });
  const quietly = (work) => inStore(work).catch(() => {});
  const keep = (item) => {
    waiting.push(item);
    quietly((store) => store.put(item));
  };
  const forget = ({ id }) => {
    waiting = waiting.filter((item) => item.id !== id);
    quietly((store) => store.delete(id));
  };

  /* What is not there yet stands in the conversation, with how far it is. */
  const isThere = ({ id }) => log.querySelector(`[data-id="${id}"]`);
  const show = ({ id, said }) => {
    if (isThere({ id }) || byId(`m-${id}`)) return;
    log.insertAdjacentHTML(
      'beforeend',
      `<div class="line me unsent" id="m-${id}"><div class="bubble"><p dir="auto"></p><progress max="1" value="0"></progress><span class="mark"></span></div></div>`,
    );
    const line = log.lastElementChild;
    line.querySelector('p').textContent = said;
    line.querySelector('progress').setAttribute('aria-label', page.sending);
    mark({ id }, `🕓 ${page.sending}`);
    line.scrollIntoView(false);
  };
  const mark = ({ id }, words) => {
    const place = document.querySelector(`#m-${id} .mark`);
    if (place && place.textContent !== words) place.textContent = words;
  };
  const progress = ({ id }, part) => {
    const bar = document.querySelector(`#m-${id} progress`);
    if (!bar) return;
    if (part === null) bar.remove();
    else bar.value = part;
  };

  const WHY = { 409: tray.dataset.first, 413: tray.dataset.tooBig, 415: tray.dataset.notTaken };
  let sending = null;
  let attempt = 0;
  let next = 0;
  const over = (item, words) => {
    forget(item);
    progress(item, null);
    mark(item, words);
    sending = null;
    attempt = 0;
    send();
  };
  const again = (item, seconds, words) => {
    sending = null;
    progress(item, 0);
    mark(item, `🕓 ${words}`);
    clearTimeout(next);
    next = setTimeout(send, seconds ? seconds * 1000 : Math.min(LONGEST_WAIT, 2000 * 2 ** attempt++));
  };
  const answered = (item, request) => {
    const { status } = request;
    if (status === 204) {
      over(item, '✓');
      if (!page.live) location.replace(page.action);
      return;
    }
    if (status === 429) return again(item, Number(request.getResponseHeader('Retry-After')) || 10, page.wait);
    if (status < 400 || status >= 500) return again(item, 0, page.offline);
    over(item, `⚠ ${page.unsent}`);
    if (WHY[status]) document.dispatchEvent(new CustomEvent('not-sent', { detail: WHY[status] }));
  };
  const formOf = ({ id, blob, name, kind, seconds }) => {
    const data = new FormData();
    for (const { name: field, value } of Array.from(form.querySelectorAll('input[type=hidden]'))) {
      if (field !== 'id') data.append(field, value);
    }
    data.append('id', id);
    data.append('kind', kind);
    data.append('seconds', seconds);
    data.append('file', blob, name);
    return data;
  };
  const send = () => {
    const item = waiting[0];
    if (sending || !item) return;
    if (isThere(item)) {
      forget(item);
      return send();
    }
    sending = item;
    clearTimeout(next);
    show(item);
    mark(item, `🕓 ${page.sending}`);
    const request = new XMLHttpRequest();
    let silence = setTimeout(() => request.abort(), SILENCE);
    request.open('POST', tray.dataset.action);
    request.setRequestHeader('X-Requested-With', 'fetch');
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE);
      if (total) progress(item, loaded / total);
    };
    request.onloadend = () => {
      clearTimeout(silence);
      if (request.status) answered(item, request);
      else again(item, 0, page.offline);
    };
    request.send(formOf(item));
  };

  document.addEventListener('send-file', ({ detail }) => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const item = Object.assign({ id, whose: whose() }, detail);
    keep(item);
    show(item);
    send();
  });

  /* Whoever else uses this phone now does not send what somebody before her left. */
  const whose = () => {
    const [proof] = Array.from(form.querySelectorAll('[name=proof]'));
    return proof ? proof.value : '';
  };
  document.addEventListener('shown-anew', () => waiting.forEach(show));
  const wake = () => {
    attempt = 0;
    send();
  };
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', wake);
  const resume = (items) => {
    for (const item of items) {
      if (item.whose !== whose()) forget(item);
      else if (!waiting.some(({ id }) => id === item.id)) waiting.push(item);
    }
    waiting.forEach(show);
    send();
  };
  inStore((store) => store.getAll()).then(resume, () => {});
})();
