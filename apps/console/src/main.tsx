import './theme/font.css';
import './theme/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import vi from 'antd/locale/vi_VN';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { queryClient } from './api/query-client';
import { router } from './routes';
import { antdTheme } from './theme/antd-theme';
import { useMode } from './theme/mode';
import { useCalm, usePhone } from './theme/use-media';

const floatingLayer = () => document.getElementById('floating') ?? document.body;

function Root() {
  const [mode] = useMode();
  const phone = usePhone();
  const calm = useCalm();
  const theme = useMemo(() => antdTheme(mode, phone, !calm), [mode, phone, calm]);
  return (
    <ConfigProvider
      locale={vi}
      theme={theme}
      button={{ autoInsertSpace: false }}
      popover={{ arrow: false }}
      wave={{ disabled: true }}
      getPopupContainer={floatingLayer}
    >
      <App className="app">
        <aside id="floating" aria-label="Lớp nổi" />
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Root />
    </QueryClientProvider>
  </StrictMode>,
);
