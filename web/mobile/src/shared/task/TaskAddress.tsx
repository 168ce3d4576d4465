import type { Task } from '@shancheng/contracts/task';
import { Icon } from '../parts/Icon.tsx';

/** Where to go, in full; street and community below unless the address says them already. */
export function TaskAddress({ task }: { task: Task }) {
  const area = [task.streetName, task.communityName].filter((name) => name && !task.address.includes(name));
  return (
    <p className="place">
      <Icon name="place" />
      <span>
        {task.address}
        {area.length > 0 ? <small>{area.join(' · ')}</small> : null}
      </span>
    </p>
  );
}
