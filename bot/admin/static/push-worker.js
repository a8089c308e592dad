/* Shows what the house rings for, also while no page of it is open. It keeps nothing and asks nobody. */
self.addEventListener('push', (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(told.title || 'Buurtmus', {
      body: told.body || '',
      tag: told.tag,
      renotify: Boolean(told.tag),
      requireInteraction: true,
      data: { url: told.url || '/admin/crises' },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});
