export { Chart, type ChartClick } from './Chart.tsx';
