import { Spin } from 'antd';
import { formatDate, isIsoDate } from '@cong-tinh/kernel/dates';
import { useClause } from '../api/hooks/regulation';
import { lastDay } from '../words/validity';
import './basis.css';

const day = (date: string) => (isIsoDate(date) ? formatDate(date) : date);

/** The texts of the clauses that a basis names ("LA-8.2; LA-20.1"), fetched when they are asked for. */
export function ClauseText({ id }: { id: string }) {
  const clauses = id.split(/\s*;\s*/).filter(Boolean);
  if (clauses.length === 1) return <OneClause id={clauses[0]!} />;
  return clauses.map((clause) => (
    <div key={clause} className="clause-one">
      <b>{clause}</b>
      <OneClause id={clause} />
    </div>
  ));
}

function OneClause({ id }: { id: string }) {
  const clause = useClause(id);
  if (clause.isPending) {
    return (
      <div className="clause-wait">
        <Spin size="small" aria-label="Đang mở điều khoản" />
      </div>
    );
  }
  if (clause.isError) return <p className="hint">Căn cứ này chưa có trong danh mục điều khoản của hệ thống.</p>;
  const { subject, place, regulation } = clause.data;
  const { number, title, effectiveFrom: from, effectiveTo: to, replacedBy } = regulation;
  const document = number && !title.includes(number) ? `${title} (${number})` : title;
  return (
    <div className="clause">
      <blockquote>{subject}</blockquote>
      <dl className="clause-facts">
        <dt>Văn bản</dt>
        <dd>{place ? `${place}, ${document}` : document}</dd>
        {from && (
          <>
            <dt>Hiệu lực</dt>
            <dd>{to ? `từ ${day(from)} đến hết ${day(lastDay(to))}` : `từ ${day(from)}, đang áp dụng`}</dd>
          </>
        )}
        {replacedBy && (
          <>
            <dt>Thay bằng</dt>
            <dd>{replacedBy}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
