/*
 * Recording a voice note: it begins, says that it listens and how long already, and ends or is thrown away. Where a
 * browser cannot record there is no button. Says `look-first`: whoever spoke hears herself before it goes.
 */
(() => {
  const mic = document.getElementById('mic');
  const recorder = document.getElementById('recorder');
  const devices = navigator.mediaDevices || {};
  const canRecord = window.MediaRecorder && devices.getUserMedia;
  const inFrame = document.featurePolicy && !document.featurePolicy.allowsFeature('microphone');
  if (!mic || !recorder || !canRecord || inFrame || !document.body.classList.contains('scripted')) return;
  mic.hidden = false;

  /* What every player knows comes first. */
  const TYPES = ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
  const BITS = 32000;
  const MOST = Number(recorder.dataset.most);
  const page = document.body.dataset;
  const note = document.getElementById('note');
  const clock = recorder.querySelector('.clock b');
  const level = recorder.querySelector('.level i');
  let running = null;
  const end = (keep) => () => {
    if (running) running.end(keep);
  };

  const show = (seconds) => {
    clock.textContent = `${Math.floor(seconds / 60)}:${`0${seconds % 60}`.slice(-2)}`;
  };
  const isOpen = (open) => {
    recorder.hidden = !open;
    document.body.classList.toggle('holds', open);
  };

  /* The louder, the longer: somebody who sees it move knows that she is heard. */
  const listenTo = (stream) => {
    const Context = window.AudioContext || window.webkitAudioContext;
    if (!Context) return () => {};
    const context = new Context();
    const meter = context.createAnalyser();
    const waves = new Uint8Array(256);
    context.resume().catch(() => {});
    meter.fftSize = 256;
    context.createMediaStreamSource(stream).connect(meter);
    const timer = setInterval(() => {
      meter.getByteTimeDomainData(waves);
      const loudest = waves.reduce((most, wave) => Math.max(most, Math.abs(wave - 128)), 0);
      level.style.transform = `scaleX(${Math.min(1, 0.03 + loudest / 64)})`;
    }, 100);
    return () => {
      clearInterval(timer);
      context.close();
    };
  };

  const start = (stream) => {
    const mimeType = TYPES.filter((type) => MediaRecorder.isTypeSupported(type))[0];
    const machine = new MediaRecorder(stream, Object.assign({ audioBitsPerSecond: BITS }, mimeType && { mimeType }));
    const pieces = [];
    const began = Date.now();
    const seconds = () => Math.min(MOST, Math.round((Date.now() - began) / 1000));
    const unlisten = listenTo(stream);
    const timer = setInterval(() => {
      show(seconds());
      if (seconds() >= MOST) end(true)();
    }, 250);
    let isKept = true;
    machine.ondataavailable = ({ data }) => pieces.push(data);
    machine.onstop = () => {
      clearInterval(timer);
      unlisten();
      for (const track of stream.getTracks()) track.stop();
      running = null;
      isOpen(false);
      if (!isKept) return mic.focus();
      const type = (machine.mimeType || mimeType || 'audio/webm').split(';')[0];
      const blob = new Blob(pieces, { type });
      const name = `voice.${type.split('/')[1]}`;
      const detail = { blob, name, kind: 'voice', seconds: Math.max(1, seconds()) };
      document.dispatchEvent(new CustomEvent('look-first', { detail }));
    };
    running = {
      end: (keep) => {
        isKept = keep;
        if (machine.state !== 'inactive') machine.stop();
      },
    };
    machine.start();
    show(0);
    isOpen(true);
    recorder.querySelector('.stop').focus();
  };

  let asking = false;
  mic.addEventListener('click', () => {
    note.textContent = page.consented ? '' : document.getElementById('tray').dataset.first;
    if (!page.consented || asking || running) return;
    asking = true;
    const refused = () => {
      note.textContent = recorder.dataset.denied;
    };
    const done = () => {
      asking = false;
    };
    devices.getUserMedia({ audio: true }).then(start).catch(refused).then(done);
  });
  recorder.querySelector('.stop').addEventListener('click', end(true));
  recorder.querySelector('.drop').addEventListener('click', end(false));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') end(false)();
  });
})();
