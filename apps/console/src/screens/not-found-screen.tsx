import { ErrorPage } from '../shell/error-page';
import { usePageTitle } from '../shell/page-title';

export function NotFoundScreen() {
  usePageTitle('Không tìm thấy');
  return <ErrorPage />;
}
