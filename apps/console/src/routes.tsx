import { createBrowserRouter, Navigate } from 'react-router';
import { NotFoundScreen } from './screens/not-found-screen';
import { ScreenError } from './shell/screen-error';
import { Shell } from './shell/shell';

type ScreenModule = { default: React.ComponentType };
const screen = (load: () => Promise<ScreenModule>) => async () => ({ Component: (await load()).default });

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <ScreenError />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <ScreenError />,
        children: [
          { index: true, element: <Navigate to="/viec" replace /> },
          { path: 'viec', lazy: screen(() => import('./screens/queue/queue-screen')) },
          { path: 'tai-khoan/thu-bao', lazy: screen(() => import('./screens/notices/notices-screen')) },
          {
            path: 'trang/:site',
            children: [
              { path: 'bai-viet', lazy: screen(() => import('./screens/articles/article-list-screen')) },
              { path: 'bai-viet/moi', lazy: screen(() => import('./screens/articles/new-article-screen')) },
              { path: 'bai-viet/:article', lazy: screen(() => import('./screens/articles/article-screen')) },
              { path: 'bai-viet/:article/ky', lazy: screen(() => import('./screens/signing/signing-screen')) },
              { path: 'bai-viet/:article/phien-ban', lazy: screen(() => import('./screens/articles/versions-screen')) },
              { path: 'ky-duyet', lazy: screen(() => import('./screens/signing/signing-list-screen')) },
              { path: 'ban-bien-tap', lazy: screen(() => import('./screens/board/board-screen')) },
              { path: 'nhat-ky', lazy: screen(() => import('./screens/audit/site-audit-screen')) },
              { path: 'mo-khan-cap', lazy: screen(() => import('./screens/board/break-glass-screen')) },
            ],
          },
          {
            path: 'tinh',
            children: [
              {
                path: 'trang',
                lazy: screen(() => import('./screens/sites/sites-screen')),
                children: [{ path: ':site', lazy: screen(() => import('./screens/sites/site-drawer')) }],
              },
              {
                path: 'don-vi',
                lazy: screen(() => import('./screens/units/units-screen')),
                children: [{ path: ':unit', lazy: screen(() => import('./screens/units/unit-drawer')) }],
              },
              { path: 'ten-mien', lazy: screen(() => import('./screens/domains/domains-screen')) },
              { path: 'cap-trang', lazy: screen(() => import('./screens/provisioning/requests-screen')) },
              { path: 'cap-trang/moi', lazy: screen(() => import('./screens/provisioning/new-request-screen')) },
              { path: 'cap-trang/hang-loat', lazy: screen(() => import('./screens/provisioning/new-batch-screen')) },
              { path: 'cap-trang/hang-loat/:batch', lazy: screen(() => import('./screens/provisioning/batch-screen')) },
              { path: 'cap-trang/:request/:step?', lazy: screen(() => import('./screens/provisioning/request-screen')) },
              { path: 'lich', lazy: screen(() => import('./screens/calendar/calendar-screen')) },
              { path: 'nhat-ky', lazy: screen(() => import('./screens/audit/province-audit-screen')) },
              { path: 'tai-khoan', lazy: screen(() => import('./screens/accounts/accounts-screen')) },
            ],
          },
          { path: '*', element: <NotFoundScreen /> },
        ],
      },
    ],
  },
]);
