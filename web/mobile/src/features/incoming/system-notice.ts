import type { Task } from '@shancheng/contracts/task';
import type { TFunction } from 'i18next';

/** Asked on the tap that goes on duty: browsers want a reason the person can see. */
export function askForNotices(): void {
  if (typeof Notification === 'function' && Notification.permission === 'default') {
    void Notification.requestPermission().catch(() => undefined);
  }
}

/** A notice of the phone itself when the app is behind another one; a tap on it opens the task. */
export async function showSystemNotice(task: Task, t: TFunction): Promise<void> {
  if (document.visibilityState === 'visible' || typeof Notification !== 'function') return;
  if (Notification.permission !== 'granted') return;
  const registration = await navigator.serviceWorker?.getRegistration('/m/');
  const options = {
    body: task.address,
    tag: task.id,
    renotify: true,
    requireInteraction: true,
    icon: '/m/icon-192.png',
    data: { href: `/m/tasks/${task.id}` },
  };
  await registration?.showNotification(t('incoming.title'), options);
}
