export const data = {
  title: 'Open data',
  lead: 'Everything that is public here, to take away. No account is needed.',
  licenceTitle: 'What you may do with it',
  noLicence:
    'Nothing has been said yet about reuse. Ask whoever runs this instance before you publish any of it.',
  ideasLicence: 'An idea may have a licence of its own: it stands in the column “licence”.',
  sets: {
    needs: 'Needs',
    ideas: 'Ideas',
    organisations: 'Organisations',
    tags: 'Tags',
    regions: 'Places',
  },
  formats: { csv: 'CSV', json: 'JSON', jsonld: 'SKOS, JSON-LD', ttl: 'SKOS, Turtle' },
  file: '{{name}} as {{format}}',
  rows_one: 'One row',
  rows_other: '{{rows}} rows',
  newest: 'last changed {{when}}',
  columns_one: 'Its one column',
  columns_other: 'Its {{count}} columns',
  howTitle: 'How it is made',
  fresh:
    'A file is written while you fetch it, from what is open at that moment. The numbers on this page are a minute old at most.',
  formulas:
    'In CSV a text that a spreadsheet would run as a formula begins with an apostrophe. JSON has every text as it was written.',
  private:
    'No name, address or telephone number of a person is in these files, only what authors chose to be called.',
  api: 'The same, one by one: the API',
} as const;
