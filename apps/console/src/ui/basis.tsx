import { ClauseText } from './clause-text';
import { Explain } from './explain';

/** The legal basis of a rule: a chip that opens the clause. */
export function Basis({ id, short }: { id: string; short?: boolean }) {
  return (
    <Explain
      className="basis"
      title={`Căn cứ ${id}`}
      label={
        <>
          <span className={short ? 'sr-only' : undefined}>Căn cứ </span>
          <b>{id}</b>
        </>
      }
    >
      <ClauseText id={id} />
    </Explain>
  );
}
