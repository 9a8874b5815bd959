import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { formatDate, isoDate, weekdayName } from '@cong-tinh/kernel/dates';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useSaveCalendarYear } from '../../api/hooks/regulation';
import { type CalendarDay, type CalendarYear } from '../../api/types';
import { useRefusal } from '../../shell/refusal';
import { EmptyState, Notice, Panel, PermissionButton, PlainTable, ProblemNotice, StatusTag } from '../../ui';
import { DAY_KINDS } from '../../words/calendar';
import { AnnounceDialog } from './announce-dialog';
import { CalendarDayDialog } from './calendar-day-dialog';

/** The days of a year that differ from "Monday to Friday". Basis: BLLĐ 2019 Điều 111, 112 */
export function CalendarPanel({ calendar }: { calendar: CalendarYear }) {
  const { message, modal } = App.useApp();
  const [editing, setEditing] = useState<CalendarDay | 'new' | 'announced' | null>(null);
  const save = useSaveCalendarYear(calendar.year);
  const refusal = useRefusal()(
    'calendar.edit',
    'Người phụ trách tiêu chuẩn (Sở Khoa học và Công nghệ) cập nhật lịch theo thông báo nghỉ lễ, Tết hằng năm.',
  );
  const { year, revision, announced, source } = calendar;
  const days = calendar.days.toSorted((a, b) => a.date.localeCompare(b.date));
  const close = () => setEditing(null);

  const remove = (day: CalendarDay) => {
    modal.confirm({
      title: `Bỏ ngày ${formatDate(isoDate(day.date))} khỏi lịch?`,
      content: 'Thời hạn của mọi việc còn mở sẽ được tính lại; việc đã trả lời giữ nguyên.',
      okText: 'Bỏ ngày này',
      cancelText: 'Để sau',
      onOk: () =>
        save.mutate(
          { revision, announced, source, days: calendar.days.filter((other) => other.date !== day.date) },
          { onSuccess: () => void message.success('Đã bỏ khỏi lịch') },
        ),
    });
  };
  return (
    <Panel
      title={`Năm ${year}`}
      flush
      extra={
        <span className="actions">
          <PermissionButton size="small" refusal={refusal} onClick={() => setEditing('announced')}>
            Công bố lịch
          </PermissionButton>
          <PermissionButton size="small" type="primary" refusal={refusal} onClick={() => setEditing('new')}>
            Thêm ngày
          </PermissionButton>
        </span>
      }
    >
      <div className="panel-notice">
        {announced ? (
          source && <p className="hint">Đã công bố: {source}</p>
        ) : (
          <Notice tone="warn" title={`Lịch nghỉ năm ${year} chưa được công bố`}>
            Thời hạn chạy sang năm này chỉ mới trừ Thứ Bảy, Chủ nhật và những ngày dưới đây, nên có thể thay đổi khi có thông báo.
          </Notice>
        )}
        {save.isError && <ProblemNotice error={save.error} />}
      </div>
      {days.length === 0 ? (
        <EmptyState title="Chưa có ngày nào">Khi có thông báo nghỉ lễ, Tết, hãy thêm từng ngày cùng văn bản công bố.</EmptyState>
      ) : (
        <PlainTable
          caption={`Ngày nghỉ và ngày làm bù năm ${year}`}
          columns={['Ngày', 'Loại', 'Tên', 'Căn cứ', ...(refusal ? [] : ['Thao tác'])]}
        >
          {days.map((day) => (
            <DayRow key={day.date} day={day} editable={!refusal} onEdit={() => setEditing(day)} onRemove={() => remove(day)} />
          ))}
        </PlainTable>
      )}
      {editing === 'announced' && <AnnounceDialog calendar={calendar} onClose={close} />}
      {editing !== null && editing !== 'announced' && (
        <CalendarDayDialog calendar={calendar} day={editing === 'new' ? null : editing} onClose={close} />
      )}
    </Panel>
  );
}

interface DayRowProps {
  day: CalendarDay;
  editable: boolean;
  onEdit(): void;
  onRemove(): void;
}

function DayRow({ day, editable, onEdit, onRemove }: DayRowProps) {
  const date = formatDate(isoDate(day.date));
  return (
    <tr>
      <th scope="row" className="num">
        {date}
        <small>{weekdayName(isoDate(day.date))}</small>
      </th>
      <td>
        <StatusTag tone={DAY_KINDS[day.kind].tone}>{DAY_KINDS[day.kind].label}</StatusTag>
      </td>
      <td data-label="Tên">{day.name}</td>
      <td data-label="Căn cứ">{day.source}</td>
      {editable && (
        <td className="num">
          <Button type="text" size="small" icon={<EditOutlined />} aria-label={`Sửa ngày ${date}`} onClick={onEdit} />
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`Bỏ ngày ${date}`} onClick={onRemove} />
        </td>
      )}
    </tr>
  );
}
