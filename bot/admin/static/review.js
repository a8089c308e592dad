/* Pointing at a page, finding a ready-made remark, and the keys of the CV desk. Everything else are plain forms. */
(() => {
  const form = document.querySelector('form#review');
  if (form === null) return;
  const one = (selector) => document.querySelector(selector);
  const field = (name) => form.elements.namedItem(name);
  const isEmpty = (name) => (field(name)?.value ?? '') === '';

  const current = () => field('current')?.value ?? '0';
  const nameOf = (position) => `remark-${position}`;
  const isThere = (position) => one(`#${nameOf(position)}`) !== null;
  const isPinned = (position) => !isEmpty(`${nameOf(position)}-page`);
  const saysNothing = (position) => isEmpty(`${nameOf(position)}-phrase`) && isEmpty(`${nameOf(position)}-text`);

  function markCurrent() {
    for (const remark of document.querySelectorAll('.remark')) {
      remark.classList.toggle('is-current', remark.dataset.remark === current());
    }
    for (const marker of document.querySelectorAll('.marker')) {
      marker.classList.toggle('is-current', marker.getAttribute('href') === `#${nameOf(current())}`);
    }
  }

  /* Where she writes is the remark to which a place belongs. */
  document.addEventListener('focusin', ({ target }) => {
    const remark = target.closest('.remark');
    if (remark === null) return;
    field('current').value = remark.dataset.remark;
    markCurrent();
  });

  const within = (place) => Math.min(100, Math.max(0, Math.round(place * 10) / 10));
  function fill(prefix, page, x, y) {
    field(`${prefix}-page`).value = page;
    field(`${prefix}-x`).value = page === '' ? '' : within(x);
    field(`${prefix}-y`).value = page === '' ? '' : within(y);
  }
  const keep = () => form.requestSubmit(one('#save-draft'));

  /* The remark at which she is gets the place; where that is placed and says something, a new one does. */
  function pin(page, x, y) {
    const here = current();
    if (isThere(here) && (!isPinned(here) || saysNothing(here))) {
      fill(nameOf(here), page, x, y);
      return keep();
    }
    fill('point', page, x, y);
    form.requestSubmit(one('#add-remark'));
    fill('point', '', 0, 0);
  }

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /* With the keyboard: the arrows move the place of the remark at which she is, on the page that has the focus. */
  function move(page, [across, down], step) {
    const name = nameOf(current());
    if (!isThere(current()) || field(`${name}-page`).value !== page) return false;
    const moved = (part, by) => Number(field(`${name}-${part}`).value) + by * step;
    fill(name, page, moved('x', across), moved('y', down));
    field(`${name}-page`).dispatchEvent(new Event('input', { bubbles: true }));
    const circle = one(`.marker[href="#${name}"] circle`);
    const box = circle?.ownerSVGElement.viewBox.baseVal;
    if (box === undefined) return true;
    const at = { cx: (field(`${name}-x`).value * box.width) / 100, cy: (field(`${name}-y`).value * box.height) / 100 };
    const label = circle.nextElementSibling;
    const below = Number(label.getAttribute('y')) - Number(circle.getAttribute('cy'));
    for (const [attribute, value] of Object.entries(at)) circle.setAttribute(attribute, value);
    label.setAttribute('x', at.cx);
    label.setAttribute('y', at.cy + below);
    return true;
  }

  document.addEventListener('click', (event) => {
    const page = event.target.closest('[data-points]');
    if (page !== null) {
      const box = page.getBoundingClientRect();
      // A key presses in no place: the middle of the page, from where the arrows lead on.
      const isKey = event.detail === 0;
      const x = isKey ? 50 : ((event.clientX - box.left) / box.width) * 100;
      const y = isKey ? 50 : ((event.clientY - box.top) / box.height) * 100;
      pin(page.dataset.points, x, y);
    }
    const unpins = event.target.closest('[data-unpins]');
    if (unpins !== null) {
      fill(unpins.dataset.unpins, '', 0, 0);
      keep();
      one('#document').scrollIntoView({ block: 'start' });
    }
    const marker = event.target.closest('.marker');
    if (marker !== null) {
      event.preventDefault();
      const remark = one(marker.getAttribute('href'));
      remark?.scrollIntoView({ block: 'nearest' });
      remark?.querySelector('textarea').focus();
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const asking = event.target.closest('#ask form');
      if (asking !== null) asking.requestSubmit();
      else form.requestSubmit(one('#give-back'));
      return;
    }
    const page = event.target.closest('[data-points]');
    const step = page === null ? undefined : STEPS[event.key];
    if (step !== undefined && move(page.dataset.points, step, event.shiftKey ? 5 : 1)) event.preventDefault();
  });

  /* Finds ready-made remarks as she types. What she looks for is no part of the form. */
  document.addEventListener(
    'input',
    (event) => {
      const { finds } = event.target.dataset;
      if (finds === undefined) return;
      event.stopPropagation();
      const words = event.target.value.toLocaleLowerCase('nl').split(/\s+/u);
      for (const group of one(finds).querySelectorAll('fieldset')) {
        const buttons = [...group.querySelectorAll('button')];
        for (const button of buttons) {
          const text = button.textContent.toLocaleLowerCase('nl');
          button.hidden = !words.every((word) => text.includes(word));
        }
        group.hidden = buttons.every(({ hidden }) => hidden);
      }
    },
    true,
  );

  /* The list was put in anew: she goes on where she was, or writes in the remark that has just been made. */
  let wasAt = '';
  document.addEventListener('htmx:before:swap', () => {
    wasAt = document.activeElement?.name ?? '';
  });
  document.addEventListener('htmx:after:swap', () => {
    markCurrent();
    const fresh = one('[data-fresh]');
    if (fresh !== null) {
      delete fresh.dataset.fresh;
      fresh.scrollIntoView({ block: 'nearest' });
      return fresh.querySelector('textarea').focus({ preventScroll: true });
    }
    if (document.activeElement === document.body && wasAt !== '') field(wasAt)?.focus?.({ preventScroll: true });
  });

  /* What could not be kept is said where it is kept. */
  function notKept() {
    const said = one('#saved');
    said.className = 'problem';
    said.textContent = document.body.dataset.failed;
  }
  document.addEventListener('htmx:error', ({ target }) => target === form && notKept());
  markCurrent();
})();
