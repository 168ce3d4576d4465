export { type AppliesOptions, appliesHere } from './applies-here.ts';
