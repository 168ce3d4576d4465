import { createI18n, SessionProvider, useLanguage } from '@shancheng/ui';
import { antdTheme } from '@shancheng/ui/theme';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { SessionGate } from './SessionGate.tsx';
import { consoleEn } from './texts/console-en.ts';
import { consoleZh } from './texts/console-zh.ts';

const i18n = createI18n({ 'zh-CN': consoleZh, en: consoleEn });

/** The operator console. */
export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <Look>
        <SessionProvider>
          <SessionGate />
        </SessionProvider>
      </Look>
    </I18nextProvider>
  );
}

function Look({ children }: { children: ReactNode }) {
  const language = useLanguage();
  return (
    <ConfigProvider theme={antdTheme} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <AntdApp component={false} notification={{ placement: 'bottomLeft', maxCount: 3 }}>
        {children}
      </AntdApp>
    </ConfigProvider>
  );
}
