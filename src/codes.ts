/** The codes of the record, for those who list them: in its schema, in the fields of rules. */
import type { Instrument, OrgKind, PartnershipType, Status, ZoneName } from './types.ts';

/** Every value of a union: one that is missing or too many does not compile. */
export type Every<T extends string> = Readonly<Record<T, true>>;

export const ORG_KINDS: Every<OrgKind> = {
  company: true,
  hospital: true,
  university: true,
  'research-institute': true,
  government: true,
  nonprofit: true,
  consortium: true,
  other: true,
};

export const INSTRUMENTS: Every<Instrument> = {
  mou: true,
  'letter-of-intent': true,
  agreement: true,
  'joint-venture': true,
  grant: true,
  unspecified: true,
};

export const PARTNERSHIP_TYPES: Every<PartnershipType> = {
  research: true,
  'clinical-trial': true,
  'co-development': true,
  license: true,
  commercialization: true,
  distribution: true,
  supply: true,
  manufacturing: true,
  technology: true,
  'care-delivery': true,
  education: true,
  'joint-venture': true,
  funding: true,
  consortium: true,
  general: true,
};

export const STATUSES: Every<Status> = {
  negotiating: true,
  planned: true,
  signed: true,
  active: true,
  expanded: true,
  ended: true,
  denied: true,
};

export const ZONES: Every<ZoneName> = {
  headline: true,
  dateline: true,
  body: true,
  caption: true,
  about: true,
  'forward-looking': true,
  contact: true,
  related: true,
  furniture: true,
};
