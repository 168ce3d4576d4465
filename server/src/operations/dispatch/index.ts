export { dispatchFiled } from './dispatch-incidents.ts';
export { callNextPerson, remindUnacknowledged } from './watch-clocks.ts';
