/* What the staff view does beyond plain pages and htmx: keys, copying, and saying when something did not work. */
(() => {
  const one = (selector) => document.querySelector(selector);
  const { body } = document;

  const openKeys = () => one('#keys')?.showModal();

  /* J and K walk through the list. */
  function walk(step) {
    const links = [...document.querySelectorAll('#list .row a')];
    const here = links.findIndex((link) => link.hasAttribute('aria-current'));
    const next = links[here === -1 ? 0 : here + step];
    if (next !== undefined) next.click();
  }

  const KEYS = {
    j: () => walk(1),
    k: () => walk(-1),
    r: () => one('#text')?.focus(),
    e: () => one('#hand-back')?.requestSubmit(),
    '?': openKeys,
  };

  const isWriting = ({ target }) =>
    target.closest('input:not([type=checkbox]), textarea, select, dialog[open]') !== null;

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.id === 'text') {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
    const act = KEYS[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  async function copy(button) {
    const input = document.getElementById(button.dataset.copies);
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
    } catch {
      // Without https there is no clipboard; the older way still works.
      document.execCommand('copy');
    }
    button.textContent = body.dataset.copied;
  }

  /* Ticks every box of a name, or none where all of them are ticked. */
  function tickAll(form, name) {
    const boxes = [...form.querySelectorAll('input[type=checkbox]')].filter((box) => box.name === name);
    const isAll = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !isAll;
  }

  document.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (button?.dataset.opens === 'keys') openKeys();
    if (button?.dataset.copies !== undefined) copy(button);
    if (button?.dataset.checks !== undefined) tickAll(button.form, button.dataset.checks);
  });

  /* The page says when it no longer follows what happens. */
  function connection(state) {
    for (const kind of ['lost', 'signed-out']) {
      const said = one(`#connection .${kind}`);
      if (said !== null) said.hidden = kind !== state;
    }
  }
  const isLive = ({ target }) => target.id === 'live';
  document.addEventListener('htmx:sse:after:connection', () => connection('ok'));
  document.addEventListener('htmx:sse:error', ({ detail }) =>
    connection(detail.status === 401 ? 'signed-out' : 'lost'),
  );
  document.addEventListener('signed-out', () => connection('signed-out'));

  /* An act that nobody answered, or that was answered by something else than the house. */
  function failed(event) {
    if (isLive(event)) return connection(event.detail.ctx?.response?.status === 401 ? 'signed-out' : 'lost');
    if (event.detail.ctx?.response?.status === 401) connection('signed-out');
    const problem = one('#problem');
    if (problem !== null) problem.textContent = body.dataset.failed;
  }
  document.addEventListener('htmx:error', failed);
  document.addEventListener('htmx:response:error', failed);

  document.documentElement.classList.add('has-script');
  one('#list [aria-current]')?.scrollIntoView({ block: 'nearest' });
})();
