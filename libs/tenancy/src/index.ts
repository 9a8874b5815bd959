export { type Site, SITE_STATES, type ResponsibleHead, type SiteState, siteStates } from './sites/site.js';
export { type ShellHost, type ShellLevel, SITE_SHELL_WRITER, type SiteShell, type SiteShellWriter } from './sites/site-shell.js';
export { type ProvisionedSite, SITE_PROVISIONERS, type SiteProvisioner } from './provisioning/site-provisioner.js';
export { TenancyBindings, type TenancyBindingsOptions } from './tenancy-bindings.js';
export { holdsOn, isUnitKind, type Unit, UNIT_KIND_LABELS, UNIT_KINDS, type UnitKind, type UnitNames } from './units/unit.js';
