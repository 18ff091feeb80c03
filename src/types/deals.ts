/** What deals are told apart by. */

export type Instrument = 'mou' | 'letter-of-intent' | 'agreement' | 'joint-venture' | 'grant' | 'unspecified';

export type PartnershipType =
  | 'research'
  | 'clinical-trial'
  | 'co-development'
  | 'license'
  | 'commercialization'
  | 'distribution'
  | 'supply'
  | 'manufacturing'
  | 'technology'
  | 'care-delivery'
  | 'education'
  | 'joint-venture'
  | 'funding'
  | 'consortium'
  | 'general';

export type Status = 'negotiating' | 'planned' | 'signed' | 'active' | 'expanded' | 'ended' | 'denied';
export type Prominence = 'main' | 'background' | 'related';

export type Role =
  | 'partner'
  | 'licensor'
  | 'licensee'
  | 'supplier'
  | 'customer'
  | 'funder'
  | 'recipient'
  | 'sponsor'
  | 'site'
  | 'member'
  | 'venture';
