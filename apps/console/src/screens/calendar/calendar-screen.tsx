import { Segmented } from 'antd';
import { yearOf } from '@cong-tinh/kernel/dates';
import { useCalendarYear } from '../../api/hooks/regulation';
import { usePageTitle } from '../../shell/page-title';
import { useSearchState } from '../../shell/search-state';
import { useToday } from '../../theme/use-today';
import { PageHeader, QueryView } from '../../ui';
import { CalendarPanel } from './calendar-panel';
import { DeadlineTryOut } from './deadline-try-out';
import './calendar.css';

export default function CalendarScreen() {
  usePageTitle('Lịch làm việc và thời hạn');
  const today = useToday();
  const thisYear = yearOf(today);
  const [get, set] = useSearchState();
  const year = Number(get('nam')) || thisYear;
  const calendar = useCalendarYear(year);
  const years = [thisYear - 1, thisYear, thisYear + 1];

  return (
    <>
      <PageHeader
        title="Lịch làm việc và thời hạn"
        summary="Ngày nghỉ, ngày nghỉ bù và ngày làm bù của khối nhà nước. Mọi thời hạn của hệ thống tính theo lịch này."
        actions={
          <Segmented
            aria-label="Năm"
            value={year}
            onChange={(value) => set({ nam: value === thisYear ? null : String(value) })}
            options={years.map((value) => ({ value, label: String(value) }))}
          />
        }
      />
      <div className="two-columns wide-side">
        <QueryView query={calendar} part>
          {(data) => <CalendarPanel key={year} calendar={data} />}
        </QueryView>
        <DeadlineTryOut />
      </div>
    </>
  );
}
