import type { PlacedUnit, RegimeInForce } from '../domain-regime.js';
import type { HostWarning } from '../host-warnings.js';
import type { HostVerdict } from '../judge-host.js';
import type { HostProposals } from '../propose-hosts.js';
import type { HostProposalsView, HostVerdictView, HostWarningView } from './host-proposals.dto.js';

export const toProposalsView = (
  unit: PlacedUnit,
  proposals: HostProposals,
  verdict: HostVerdict | null,
  regime: RegimeInForce,
  address: (host: string) => string,
): HostProposalsView => ({
  unitId: unit.id,
  unitName: unit.fullName,
  on: regime.on,
  regime: { code: regime.code, label: regime.label, basis: regime.basis, source: regime.source, ruleId: regime.ruleId },
  outcome: proposals.outcome,
  sentence: proposals.sentence,
  basis: proposals.basis,
  proposals: proposals.proposals.map(({ host, form, recommended, available, reason, basis, warnings }) => ({
    host,
    address: address(host),
    form,
    recommended,
    available,
    reason,
    basis,
    warnings: warnings.map(toWarningView),
  })),
  verdict: verdict && toVerdictView(verdict),
});

const toWarningView = ({ code, message, basis, units }: HostWarning): HostWarningView => ({
  code,
  message,
  basis: basis ?? null,
  units: (units ?? []).map((unit) => ({ ...unit })),
});

const toVerdictView = (verdict: HostVerdict): HostVerdictView =>
  verdict.lawful
    ? { host: verdict.host, lawful: true, fault: null, message: null, basis: verdict.basis, suggestions: [] }
    : {
        host: verdict.host,
        lawful: false,
        fault: verdict.fault,
        message: verdict.message,
        basis: verdict.basis,
        suggestions: [...verdict.suggestions],
      };
