import { App, Button } from 'antd';
import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { formatDate, isoDate, weekdayName } from '@cong-tinh/kernel/dates';
import { useState } from 'react';
import { useSaveCalendarYear } from '../../api/hooks/regulation';
import { describeProblem } from '../../api/problem';
import { type CalendarDay, type CalendarYear } from '../../api/types';
import { EmptyState, Notice, Panel, PermissionButton, PlainTable, StatusTag } from '../../ui';
import { DAY_KINDS } from '../../words/calendar';
import { CalendarDayDialog } from './calendar-day-dialog';
import { useCalendarRights } from './calendar-rights';

const inOrder = (days: CalendarDay[]) => days.toSorted((a, b) => a.date.localeCompare(b.date));

/** The days of a year that differ from "Monday to Friday". Basis: BLLĐ 2019 Điều 111, 112 */
export function CalendarPanel({ calendar }: { calendar: CalendarYear }) {
  const { message, modal } = App.useApp();
  const [editing, setEditing] = useState<CalendarDay | 'new' | null>(null);
  const save = useSaveCalendarYear(calendar.year);
  const rights = useCalendarRights();
  const days = inOrder(calendar.days);

  const store = (next: CalendarDay[], done: string) =>
    save.mutate(
      { revision: calendar.revision, announced: calendar.announced, source: calendar.source, days: next },
      {
        onSuccess: () => {
          void message.success(done);
          setEditing(null);
        },
      },
    );
  const remove = (day: CalendarDay) => {
    modal.confirm({
      title: `Bỏ ngày ${formatDate(isoDate(day.date))} khỏi lịch?`,
      content: 'Thời hạn của mọi việc còn mở sẽ được tính lại; việc đã trả lời giữ nguyên.',
      okText: 'Bỏ ngày này',
      cancelText: 'Để sau',
      onOk: () =>
        store(
          calendar.days.filter((other) => other.date !== day.date),
          'Đã bỏ khỏi lịch',
        ),
    });
  };

  return (
    <Panel
      title={`Năm ${calendar.year}`}
      flush
      extra={
        <PermissionButton size="small" refusal={rights.refusal} onClick={() => setEditing('new')}>
          Thêm ngày
        </PermissionButton>
      }
    >
      {!calendar.announced && (
        <div className="panel-notice">
          <Notice tone="warn" title={`Lịch nghỉ năm ${calendar.year} chưa được công bố`}>
            Thời hạn chạy sang năm này chỉ mới trừ Thứ Bảy và Chủ nhật, nên có thể thay đổi khi có thông báo.
          </Notice>
        </div>
      )}
      {save.isError && (
        <div className="panel-notice">
          <Notice tone="err" title={describeProblem(save.error).title} announce>
            {describeProblem(save.error).text}
          </Notice>
        </div>
      )}
      {days.length === 0 ? (
        <EmptyState title="Chưa có ngày nào">Khi có thông báo nghỉ lễ, Tết, hãy thêm từng ngày cùng văn bản công bố.</EmptyState>
      ) : (
        <PlainTable caption={`Ngày nghỉ và ngày làm bù năm ${calendar.year}`} columns={['Ngày', 'Loại', 'Tên', 'Nguồn', 'Thao tác']}>
          {days.map((day) => (
            <tr key={day.date}>
              <th scope="row" className="num">
                {formatDate(isoDate(day.date))}
                <small>{weekdayName(isoDate(day.date))}</small>
              </th>
              <td>
                <StatusTag tone={DAY_KINDS[day.kind].tone}>{DAY_KINDS[day.kind].label}</StatusTag>
              </td>
              <td data-label="Tên">{day.name}</td>
              <td data-label="Nguồn">{day.source}</td>
              <td className="end">
                {rights.refusal ? (
                  <span className="muted">Chỉ xem</span>
                ) : (
                  <>
                    <Button
                      type="text"
                      size="small"
                      icon={<EditOutlined />}
                      aria-label={`Sửa ngày ${formatDate(isoDate(day.date))}`}
                      onClick={() => setEditing(day)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={`Bỏ ngày ${formatDate(isoDate(day.date))}`}
                      onClick={() => remove(day)}
                    />
                  </>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {editing && (
        <CalendarDayDialog
          year={calendar.year}
          day={editing === 'new' ? null : editing}
          taken={calendar.days.map((day) => day.date)}
          saving={save.isPending}
          onClose={() => setEditing(null)}
          onSave={(day) => {
            const rest = calendar.days.filter((other) => other.date !== day.date && (editing === 'new' || other.date !== editing.date));
            store([...rest, day], 'Đã lưu lịch');
          }}
        />
      )}
    </Panel>
  );
}
