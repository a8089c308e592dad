/*
 * Makes the page live; without it every form still posts and the page still shows everything. Written for the
 * browsers of old phones: nothing newer than ES2017, no module, nothing that is not here.
 *
 * What is sent waits in the phone's own store until the server has acknowledged it, under an id by which the server
 * hears it once. What is said arrives as lines that are already HTML, each with an id by which it is shown once.
 */
(() => {
  const log = document.getElementById('log');
  if (!log || !window.fetch || !window.EventSource || !window.crypto) return;

  const UNSENT = 'buurtmus.unsent';
  const SENT = '✓';
  const SEND_TIMEOUT = 20000;
  const SILENCE = 50000;
  const LONGEST_WAIT = 30000;
  const status = document.getElementById('status');
  const text = document.getElementById('text');
  const page = document.body.dataset;
  const byId = (id) => document.getElementById(id);
  const all = (selector) => Array.from(document.querySelectorAll(selector));

  /* What is not acknowledged yet, oldest first. A browser that stores nothing keeps it as long as the page lives. */
  let memory = [];
  const unsent = () => {
    try {
      return JSON.parse(localStorage.getItem(UNSENT)) || [];
    } catch (_) {
      return memory;
    }
  };
  const keep = (items) => {
    memory = items;
    try {
      localStorage.setItem(UNSENT, JSON.stringify(items));
    } catch (_) {}
  };
  const forget = (id) => keep(unsent().filter((item) => item.id !== id));
  const newId = () =>
    '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
      (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
    );

  /* One quiet line says what is wrong; a short hiccup says nothing. */
  const troubles = {};
  const trouble = (what, words) => {
    const show = () => {
      if (status.textContent !== words) status.textContent = words;
    };
    clearTimeout(troubles[what]);
    troubles[what] = words && setTimeout(show, navigator.onLine ? 1500 : 0);
    if (!troubles.listening && !troubles.sending) status.textContent = '';
  };
  const waitFor = (attempt) => Math.min(LONGEST_WAIT, 1000 * 2 ** attempt) * (0.75 + Math.random() / 2);

  /* Lines. What was sent from here becomes the line that the server made of it. */
  const becomes = (node) => {
    const { id } = node.dataset;
    const mine = id && byId(`m-${id}`);
    if (id) forget(id);
    if (!mine) return false;
    if (node.querySelector('.enclosed')) {
      log.replaceChild(node, mine);
      return true;
    }
    mine.querySelector('.mark').textContent = node.querySelector('time').textContent;
    for (const { name, value } of Array.from(node.attributes)) mine.setAttribute(name, value);
    return true;
  };
  const isAtEnd = () => log.getBoundingClientRect().bottom - log.parentNode.getBoundingClientRect().bottom < 100;
  const add = (html) => {
    const follows = isAtEnd();
    const box = document.createElement('div');
    box.innerHTML = html;
    for (const node of Array.from(box.children)) {
      const next = node.classList.contains('urgent') ? null : log.querySelector('.unsent');
      if (!byId(node.id) && !becomes(node)) log.insertBefore(node, next);
    }
    const newest = log.lastElementChild;
    if (newest && follows) newest.scrollIntoView(newest.offsetHeight > log.parentNode.clientHeight);
  };
  const showUnsent = ({ id, said, dir }) => {
    if (log.querySelector(`[data-id="${id}"]`)) return forget(id);
    if (byId(`m-${id}`)) return;
    log.insertAdjacentHTML(
      'beforeend',
      `<div class="line me unsent" id="m-${id}"><div class="bubble"><p dir="${dir}"></p><span class="mark"></span></div></div>`,
    );
    const line = log.lastElementChild;
    line.querySelector('p').textContent = said;
    line.querySelector('.mark').textContent = `🕓 ${page.sending}`;
    line.scrollIntoView(false);
  };

  /* Only the newest question can be answered. Whoever stood on a button that goes is led to what came instead. */
  let steered = false;
  const close = (answers) => {
    steered = steered || answers.contains(document.activeElement);
    answers.remove();
  };
  const settle = (asked) => {
    for (const line of all('.urgent')) line.remove();
    for (const answers of all('.answers')) {
      if (answers.parentNode.dataset.turn !== String(asked)) close(answers);
      else answers.firstElementChild.classList.remove('waiting');
    }
    const newest = log.lastElementChild;
    if (newest && steered && document.activeElement === document.body) {
      newest.tabIndex = -1;
      newest.focus({ preventScroll: true });
    }
    steered = false;
  };

  /* Listening. */
  let source = null;
  let heard = 0;
  let failures = 0;
  let later = 0;
  const hears = {
    beat: () => {},
    gone: () => location.reload(),
    line: add,
    all: (html) => {
      log.textContent = '';
      add(html);
      unsent().forEach(showUnsent);
      document.dispatchEvent(new Event('shown-anew'));
    },
    state: (data) => {
      const { asked, language, consented, erased } = JSON.parse(data);
      page.consented = consented ? 'yes' : '';
      for (const mark of erased || []) {
        const line = byId(`l-${mark}`);
        if (line) line.remove();
      }
      if ((language || '') === page.language) settle(asked);
      else location.reload();
    },
  };
  const listen = () => {
    clearTimeout(later);
    if (source) source.close();
    source = null;
    if (!page.live || document.hidden) return;
    heard = Date.now();
    source = new EventSource(`${page.events}&after=${page.mark}`);
    source.onopen = () => {
      failures = 0;
      trouble('listening', '');
      send();
    };
    source.onerror = () => {
      trouble('listening', page.offline);
      if (source && source.readyState === 2) later = setTimeout(listen, waitFor(failures++));
    };
    for (const name of Object.keys(hears)) {
      source.addEventListener(name, (event) => {
        heard = Date.now();
        trouble('listening', '');
        page.mark = event.lastEventId || page.mark;
        hears[name](event.data);
      });
    }
  };

  /* Whoever has to leave quickly is not led back by the button of the browser; what is not sent yet goes with it. */
  for (const way of all('.leave')) {
    way.addEventListener('click', (event) => {
      event.preventDefault();
      keep([]);
      (way.target === '_top' ? window.top : window).location.replace(way.href);
    });
  }

  /* Sending: one at a time, in order, again and again until it is acknowledged. */
  let sending = false;
  let attempt = 0;
  let next = 0;
  const again = (seconds, words) => {
    sending = false;
    trouble('sending', words);
    next = setTimeout(send, seconds ? seconds * 1000 : waitFor(attempt++));
  };
  const over = (id, mark) => {
    sending = false;
    attempt = 0;
    trouble('sending', '');
    forget(id);
    const line = byId(`m-${id}`);
    if (line) line.querySelector('.mark').textContent = mark;
    for (const form of all(mark === SENT ? '.bar .waiting' : '.waiting')) form.classList.remove('waiting');
    if (mark === SENT && !page.live) location.replace(page.action);
    else send();
  };
  const answered = (id, response) => {
    const { status: code, headers } = response;
    if (code === 204) return over(id, SENT);
    if (code === 429) return again(Number(headers.get('Retry-After')) || 5, page.wait);
    if (code >= 400 && code < 500) return over(id, `⚠ ${page.unsent}`);
    if (headers.get('X-Said')) response.text().then(add, () => {});
    again(0, page.offline);
  };
  const send = () => {
    const item = unsent()[0];
    if (sending || !item) return;
    sending = true;
    clearTimeout(next);
    let isOver = false;
    const end = (how) => () => {
      if (!isOver) how();
      isOver = true;
    };
    const failed = end(() => again(0, page.offline));
    setTimeout(failed, SEND_TIMEOUT);
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Requested-With': 'fetch' };
    fetch(page.action, { method: 'POST', credentials: 'same-origin', headers, body: item.body }).then(
      (response) => end(() => answered(item.id, response))(),
      failed,
    );
  };
  const enqueue = (form, button) => {
    const said = button.dataset.said || text.value.trim();
    if (!said) return;
    const id = newId();
    const fields = Array.from(form.elements).filter(
      (field) => field.name && (field === button || field.type !== 'submit'),
    );
    const pairs = fields.map(({ name, value }) => [name, name === 'id' ? id : value]);
    const dir = button.dataset.said ? button.closest('[dir]').dir : 'auto';
    const item = { id, said, dir, body: pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&') };
    keep(unsent().concat(item));
    showUnsent(item);
    send();
  };

  let pressed = null;
  document.addEventListener('click', ({ target }) => {
    pressed = target.closest('button');
    const map = target.closest('[data-geo]');
    if (map && /Android/.test(navigator.userAgent)) map.href = map.dataset.geo;
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    event.preventDefault();
    if (form.classList.contains('files')) return;
    if (form.classList.contains('waiting')) return;
    const button = pressed && pressed.form === form ? pressed : form.querySelector('button');
    enqueue(form, button);
    if (form === text.form) {
      text.value = '';
      text.dispatchEvent(new Event('input'));
      return text.focus();
    }
    steered = true;
    form.classList.add('waiting');
    button.classList.add('pressed');
  });

  /* Writing: Enter sends, the field grows with what is in it. */
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    text.form.querySelector('button').click();
  });
  text.addEventListener('input', () => {
    text.style.height = 'auto';
    text.style.height = `${text.scrollHeight + 4}px`;
  });
  document.addEventListener('keydown', ({ key }) => {
    const panel = byId('emergency');
    if (key !== 'Escape' || !panel.open) return;
    panel.open = false;
    panel.querySelector('summary').focus();
  });

  /* Phones sleep, trains enter tunnels. */
  const wake = () => {
    attempt = 0;
    failures = 0;
    listen();
    send();
  };
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', ({ persisted }) => persisted && wake());
  window.addEventListener('offline', () => trouble('listening', page.offline));
  setInterval(() => source && Date.now() - heard > SILENCE && wake(), SILENCE / 5);

  unsent().forEach(showUnsent);
  wake();
})();
