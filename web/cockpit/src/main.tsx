import '@shancheng/ui/tokens.css';
import '@shancheng/ui/ui.css';
import './app/wall.css';
import { createI18n } from '@shancheng/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/App.tsx';
import { wordsEn } from './shared/words-en.ts';
import { wordsZh } from './shared/words-zh.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={createI18n({ 'zh-CN': wordsZh, en: wordsEn })}>
      <App />
    </I18nextProvider>
  </StrictMode>,
);
