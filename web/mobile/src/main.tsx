import '@shancheng/ui/tokens.css';
import '@shancheng/ui/ui.css';
import './app/phone.css';
import './app/incoming.css';
import './app/task.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startServiceWorker } from './app/start-service-worker.ts';
import { unlockSoundOnFirstTap } from './shared/ring/ring.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
unlockSoundOnFirstTap();
startServiceWorker();
