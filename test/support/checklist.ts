/** All nine points of the checklist of LA-12.1. */
export const CHECKLIST = {
  version: 1,
  answers: Object.fromEntries(
    [
      'partyLine',
      'informationTechnology',
      'intellectualProperty',
      'press',
      'publishing',
      'stateSecrets',
      'copyright',
      'advertising',
      'onlineInformation',
    ].map((code) => [code, true]),
  ),
};
