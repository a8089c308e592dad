/* Turns on that this browser rings when somebody needs help. Everything else about it are plain forms. */
(() => {
  const section = document.querySelector('#devices');
  if (section === null) return;
  const KEPT = 'buurtmus.device';
  const one = (selector) => section.querySelector(selector);
  const show = (name) => {
    for (const part of section.querySelectorAll('[data-when]')) part.hidden = part.dataset.when !== name;
  };

  const bytesOf = (base64url) =>
    Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

  async function turnOn() {
    if ((await Notification.requestPermission()) !== 'granted') return show('refused');
    const { worker, scope, key } = section.dataset;
    const registration = await navigator.serviceWorker.register(worker, { scope });
    await navigator.serviceWorker.ready.catch(() => null);
    const asked = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
    const subscription = await registration.pushManager.subscribe(asked);
    const body = new URLSearchParams({ subscription: JSON.stringify(subscription) });
    const answer = await fetch(one('form.turn-on').action, { method: 'POST', body, redirect: 'follow' });
    if (!answer.ok) return show('failed');
    localStorage.setItem(KEPT, subscription.endpoint.slice(-24));
    location.reload();
  }

  const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  show(!can ? 'cannot' : Notification.permission === 'denied' ? 'refused' : 'can');
  one('form.turn-on')?.addEventListener('submit', (event) => {
    event.preventDefault();
    turnOn().catch(() => show('failed'));
  });
  for (const mark of section.querySelectorAll('[data-device]')) {
    mark.hidden = mark.dataset.device !== localStorage.getItem(KEPT);
  }
})();
