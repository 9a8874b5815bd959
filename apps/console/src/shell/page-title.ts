import { useEffect } from 'react';

/** The tab's title: what is open, then whose console it is. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Cổng Tỉnh – Quản trị`;
  }, [title]);
}
