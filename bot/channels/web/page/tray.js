/*
 * Choosing a photo or a file, and looking at it before it goes. Nothing is sent by one wrong tap. A photo is made
 * smaller first: that spares the phone's credit, and it takes out where the photo was made.
 *
 * Hears `look-first` with `{ blob, name, kind, seconds }` of a voice note. Says `send-file`.
 */
(() => {
  const tray = document.getElementById('tray');
  const attach = document.getElementById('attach');
  if (!tray || !attach || !window.FormData || !window.URL) return;

  const LONGEST_SIDE = 2200;
  const QUALITY = 0.85;
  const page = document.body.dataset;
  const note = document.getElementById('note');
  const picture = tray.querySelector('img');
  const sound = tray.querySelector('audio');
  const summary = attach.querySelector('summary');
  const say = (words) => {
    note.textContent = words;
  };
  document.body.classList.add('scripted');
  if (window.matchMedia && matchMedia('(pointer: coarse)').matches) attach.querySelector('.camera').hidden = false;

  /* Browsers that do not turn a photo by themselves would lay it on its side. */
  const turns = window.CSS ? CSS.supports('image-orientation', 'from-image') : false;
  const smaller = (file) =>
    new Promise((done) => {
      const isPhoto = /^image\/(jpeg|webp|hei[cf])$/.test(file.type) || (/^image\//.test(file.type) && file.size > 1e6);
      if (!turns || !isPhoto || !HTMLCanvasElement.prototype.toBlob) return done({ blob: file, name: file.name });
      const image = new Image();
      const asItIs = () => done({ blob: file, name: file.name });
      image.onerror = asItIs;
      image.onload = () => {
        const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
        const canvas = document.createElement('canvas');
        canvas.width = Math.round(image.naturalWidth * scale);
        canvas.height = Math.round(image.naturalHeight * scale);
        const pen = canvas.getContext('2d');
        pen.fillStyle = '#fff';
        pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(image.src);
        canvas.toBlob(
          (blob) => (blob ? done({ blob, name: `${file.name.replace(/\.\w+$/, '')}.jpg` }) : asItIs()),
          'image/jpeg',
          QUALITY,
        );
      };
      image.src = URL.createObjectURL(file);
    });

  /* The tray stands in place of the field; afterwards everything is as it was. */
  let held = null;
  let from = null;
  const close = () => {
    for (const player of [picture, sound]) {
      if (player.src) URL.revokeObjectURL(player.src);
      player.removeAttribute('src');
      player.hidden = true;
    }
    held = null;
    tray.hidden = true;
    document.body.classList.remove('holds');
    if (from) from.focus();
  };
  const sizeOf = (bytes) => (bytes >= 1e6 ? `${(bytes / 1048576).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} kB`);
  const look = (file) => {
    if (file.blob.size > Number(tray.dataset.largest)) return say(tray.dataset.tooBig);
    if (!file.blob.size) return say(tray.dataset.notTaken);
    const isVoice = file.kind === 'voice';
    const shown = isVoice ? sound : /^image\/(jpeg|png|webp)$/.test(file.blob.type) ? picture : null;
    held = file;
    tray.querySelector('bdi').textContent = isVoice ? tray.dataset.check : `${file.name} · ${sizeOf(file.blob.size)}`;
    if (shown) {
      shown.src = URL.createObjectURL(file.blob);
      shown.hidden = false;
    }
    tray.hidden = false;
    document.body.classList.add('holds');
    tray.querySelector('.go').focus();
  };

  attach.addEventListener('change', ({ target }) => {
    const [file] = Array.from(target.files || []);
    if (!file) return;
    attach.open = false;
    from = summary;
    smaller(file).then(({ blob, name }) => {
      target.value = '';
      look({ blob, name, kind: 'file', seconds: 0 });
    });
  });
  document.addEventListener('look-first', ({ detail }) => {
    from = document.getElementById('mic');
    look(detail);
  });
  tray.querySelector('.drop').addEventListener('click', close);
  tray.querySelector('.go').addEventListener('click', () => {
    const said = held.kind === 'voice' ? `🎤 ${tray.dataset.voice}` : `📎 ${held.name}`;
    document.dispatchEvent(new CustomEvent('send-file', { detail: Object.assign({ said }, held) }));
    close();
  });

  /* The first question comes first. */
  summary.addEventListener('click', (event) => {
    say(page.consented ? '' : tray.dataset.first);
    if (!page.consented) event.preventDefault();
  });
  /* One panel at a time. */
  attach.addEventListener('toggle', () => {
    if (attach.open) document.getElementById('emergency').open = false;
  });
  document.addEventListener('not-sent', ({ detail }) => say(detail));
  document.addEventListener('input', () => say(''));
  document.addEventListener('submit', () => say(''));
  document.addEventListener('click', ({ target }) => {
    if (!attach.contains(target)) attach.open = false;
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    if (held) close();
    else if (attach.open) {
      attach.open = false;
      summary.focus();
    }
  });
})();
