import { type UnitHistory, type UnitVersionView } from '../../api/types';
import { Fact, Facts, Instant, StatusTag, type Tone } from '../../ui';
import { KIND_NAMES, STATE_NAMES } from '../../words/units';
import { lastDay } from '../../words/validity';

/** Where a unit stands today, and every version with the paper it rests on. */
export function UnitDetails({ unit }: { unit: UnitHistory }) {
  const { versions, site, today } = unit;
  const [latest] = versions;
  const shown = versions.find((version) => standing(version, today) === 'now') ?? latest!;
  return (
    <>
      <Facts>
        <Fact name="Loại đơn vị">{KIND_NAMES[unit.kind]}</Fact>
        <Fact name="Mã">{shown.code}</Fact>
        {shown.parentName && <Fact name="Thuộc">{shown.parentName}</Fact>}
        {shown.shortName && <Fact name="Tên viết tắt">{shown.shortName}</Fact>}
        {shown.abbreviation && <Fact name="Nhãn viết tắt">{shown.abbreviation}</Fact>}
        {shown.englishName && (
          <Fact name="Tên tiếng Anh">
            <span lang="en">{shown.englishName}</span>
          </Fact>
        )}
        <Fact name="Trang">
          {site ? `${site.host ?? site.name}, ${STATE_NAMES[site.state].toLowerCase()}` : <StatusTag tone="info">Chưa có trang</StatusTag>}
        </Fact>
      </Facts>
      <h2 className="small-heading">Lịch sử</h2>
      <ol className="unit-history">
        {versions.map((version) => (
          <Version key={version.validFrom} version={version} today={today} />
        ))}
      </ol>
    </>
  );
}

type Standing = 'now' | 'coming' | 'past';

const TONES: Record<Standing, Tone> = { now: 'ok', coming: 'info', past: 'mute' };
const WORDS: Record<Standing, string> = { now: 'Đang có hiệu lực', coming: 'Chưa đến ngày', past: 'Hết hiệu lực' };

const standing = ({ validFrom, validTo }: UnitVersionView, today: string): Standing =>
  validFrom > today ? 'coming' : validTo !== null && validTo <= today ? 'past' : 'now';

function Version({ version, today }: { version: UnitVersionView; today: string }) {
  const { decision } = version;
  const state = standing(version, today);
  return (
    <li>
      <div className="unit-history-line">
        <b>{version.fullName}</b>
        <StatusTag tone={TONES[state]}>{WORDS[state]}</StatusTag>
      </div>
      <div>
        Từ <Instant value={version.validFrom} />
        {version.validTo && (
          <>
            {' '}
            đến hết <Instant value={lastDay(version.validTo)} />
          </>
        )}
        . Mã {version.code}
        {version.parentName && `, thuộc ${version.parentName}`}.
      </div>
      {decision ? (
        <small>
          {decision.number}, <Instant value={decision.decidedOn} />, {decision.issuer}. Căn cứ: {version.basis}.
          {version.recordedBy && version.recordedAt && (
            <>
              {' '}
              {version.recordedBy} nhập <Instant value={version.recordedAt} />.
            </>
          )}
        </small>
      ) : (
        <small>Nạp từ danh mục đơn vị.</small>
      )}
    </li>
  );
}
