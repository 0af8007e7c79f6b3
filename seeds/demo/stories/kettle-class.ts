import { plain } from '../plain.ts';
import { type Step, type Story, said } from './step.ts';

/** Five months in one room: from the first careful question to the first numbers. */
const introduced: Step[] = [
  {
    daysAgo: 151,
    at: '09:10',
    by: 'nia',
    does: 'shortlist',
    note: 'Same county, same people, and neither knows.',
  },
  {
    daysAgo: 150,
    at: '10:25',
    by: 'nia',
    does: 'draft',
    noteToNeed: plain`
      You asked for something that does not depend on the clinic in Newtown. A nurse in the county teaches six
      exercises at the kitchen worktop, with results to show. I think half an hour would be well spent.
    `,
    noteToIdea: plain`
      A health board has money, sites and a year's ambulance data on falls at home, and is looking for exactly the
      people you visit. They would like to hear how you train the visitors.
    `,
  },
  { daysAgo: 150, at: '10:31', by: 'nia', does: 'propose' },
  {
    daysAgo: 150,
    at: '15:02',
    by: 'bethan',
    does: 'say',
    thread: 'idea',
    body: 'Before I say yes: is this my own employer? I have not told my manager that I wrote it up.',
  },
  {
    daysAgo: 150,
    at: '15:40',
    by: 'nia',
    does: 'say',
    thread: 'idea',
    body: plain`
      It may be one you work beside. Nothing shows your name until you both accept, and saying no costs you nothing:
      they would only hear that it went no further.
    `,
  },
  { daysAgo: 149, at: '08:20', by: 'gareth', does: 'accept', fields: ['name', 'email', 'telephone'] },
  { daysAgo: 148, at: '19:12', by: 'bethan', does: 'accept', fields: ['name', 'email', 'telephone'] },
  { daysAgo: 147, at: '08:55', by: 'gareth', does: 'read_cards' },
];

const agreed: Step[] = [
  said(
    'nia',
    147,
    '09:05',
    "Gareth, this is Bethan, who started the kettle class. Bethan, Gareth looks after falls and frailty at the board. You can see each other's cards now. I will stay in the room as long as I am useful.",
  ),
  said(
    'gareth',
    147,
    '09:31',
    'Thank you, Nia. Bethan, I have driven past your surgery every week for six years. How many people can one visitor look after?',
  ),
  said(
    'bethan',
    147,
    '17:48',
    'Twelve, if they are in the same valley. Five visits each over fourteen weeks. The second visit is the one that matters: that is when they have stopped doing it and are embarrassed.',
  ),
  said(
    'gareth',
    146,
    '10:15',
    'I can give you the ambulance list by postcode, without names. Llanidloes and Rhayader have 96 falls between them in a year. Would those two be enough to see a difference?',
  ),
  said(
    'bethan',
    146,
    '18:20',
    'For how fast they stand up from a chair, yes, in fourteen weeks. For fewer falls I would want a year and somebody cleverer than me with numbers.',
  ),
  said(
    'nia',
    145,
    '11:02',
    'Gareth, has the board an evidence person who could look at the counting before you start, not after?',
  ),
  said(
    'gareth',
    143,
    '14:37',
    'We do, and she says yes: two towns now, two towns three months later, so that the second two are the comparison. £21,400 for the year with the physio’s day. I can sign that without a committee.',
  ),
  said(
    'bethan',
    143,
    '19:05',
    'Then I should tell my manager. Would you write to her, so that it comes as a request and not as me going round her?',
  ),
  said(
    'gareth',
    142,
    '09:00',
    'Written and sent, with a copy to you. She rang me within the hour and asked why not three towns.',
  ),
  said(
    'bethan',
    142,
    '12:44',
    'She came to find me in the car park to tell me. I have never seen her in the car park.',
  ),
  said(
    'nia',
    136,
    '09:20',
    'Two things from me before you set a date. Who rings the family if a visitor finds somebody on the floor? And who tells the surgery that people may turn up asking for this?',
  ),
  said(
    'gareth',
    135,
    '16:12',
    'First: 999, then the duty nurse, whose number is on the back of the card. Second: me, this week, with cake.',
  ),
];

const underway: Step[] = [
  said(
    'bethan',
    124,
    '16:45',
    'First visitors trained on Saturday: a retired postman, two neighbours and the woman from the chip shop, who knows everybody over 75 by their order. Start on Monday.',
  ),
  said('gareth', 123, '08:30', 'The chip shop is better than our register. How many have said yes?'),
  said(
    'bethan',
    123,
    '18:10',
    'Thirty-one of thirty-eight asked. Four want it in Welsh and two want to know if there is tea.',
  ),
  said(
    'bethan',
    112,
    '19:30',
    'Second visits done. Nine had stopped, as I said they would. The postman tells them that he stopped as well, which is a lie, and it works.',
  ),
  said(
    'gareth',
    110,
    '09:42',
    'Our therapist watched three visits. She would like to change exercise four for anybody with a new hip. May she ring you?',
  ),
  said(
    'bethan',
    110,
    '17:55',
    'She may, and she is right. I have been leaving it out myself without saying.',
  ),
  said(
    'bethan',
    98,
    '20:05',
    'Bad week. Mr P. fell on the way back from the worktop. Nothing broken, but his daughter wants it stopped, and two others heard.',
  ),
  said(
    'gareth',
    97,
    '08:15',
    'Thank you for saying so here and at once. I have put it in our log as ours. Would it help if I rang the daughter, or would it make it worse?',
  ),
  said(
    'nia',
    97,
    '09:00',
    'May I suggest the postman rings, with you both ready behind him? It was his visit, and she knows him.',
  ),
  said(
    'bethan',
    95,
    '18:40',
    'He did. She asked for a chair behind the worktop in every house, and she is right. Mr P. was back at it on Sunday. New rule: chair first, kettle second.',
  ),
  said(
    'gareth',
    94,
    '10:20',
    'The rule is on the card now. I bought forty cards; you will have them on Thursday.',
  ),
  said(
    'nia',
    78,
    '09:15',
    'Half way. What would each of you tell a colleague in another county, if they rang me today?',
  ),
  said(
    'gareth',
    78,
    '12:30',
    'That the money was the easy part and the letter to the manager was the important one.',
  ),
  said(
    'bethan',
    77,
    '19:20',
    'Choose visitors who gossip. And pay their petrol weekly, not when the form clears.',
  ),
  said(
    'gareth',
    63,
    '15:48',
    'Figures for the first two months, with the usual warning about small numbers: 9 calls for falls in the two towns, where it was 17 in the same months last year.',
  ),
  said('bethan', 63, '19:02', 'It was a mild spell. Do not tell anybody yet.'),
];

const measured: Step[] = [
  said(
    'bethan',
    38,
    '17:30',
    'Fourteen weeks are over for the first group. 26 of the 31 finished: one died, one moved to her son, three had had enough. From a chair and back five times: 19 seconds before, 14 now.',
  ),
  said(
    'gareth',
    37,
    '09:10',
    'Our evidence person has been through the sheets. She says that the times are sound, that the falls want a year, and that she would like her mother to have it.',
  ),
  said(
    'nia',
    37,
    '10:00',
    'I have kept that last sentence for the next commissioner who asks me for evidence.',
  ),
  said(
    'gareth',
    24,
    '14:05',
    'The second two towns start on the first of the month, as planned. I have money for a third pair if Bethan has a second trainer.',
  ),
  said(
    'bethan',
    23,
    '18:50',
    'The chip shop has offered. She has already taught her sister-in-law, without the certificate, and better than I would.',
  ),
  said(
    'gareth',
    22,
    '08:40',
    'Then let us pay her for the training day and ask our therapist to sit in. I will put it to the frailty board as a service and no longer as a trial.',
  ),
  said(
    'nia',
    9,
    '11:25',
    'Helen at a council over the border has falls in sheltered flats. I would like to tell her that this exists, no more. Do you both agree?',
  ),
  said(
    'bethan',
    9,
    '18:15',
    'Yes. She may come and watch a second visit. Not a first: everybody is good at a first.',
  ),
  said('gareth', 8, '09:05', 'Yes from me. The board said yes as well: two years, four valleys, from April.'),
  { daysAgo: 7, at: '08:30', by: 'bethan', does: 'catch_up', thread: 'all' },
  { daysAgo: 7, at: '09:10', by: 'nia', does: 'catch_up', thread: 'all' },
  {
    daysAgo: 7,
    at: '09:12',
    by: 'nia',
    does: 'note',
    body: 'Close as piloting once the second two towns have begun. Ask Bethan whether her name may stand on the card.',
  },
  said(
    'bethan',
    2,
    '19:40',
    'Visitors for the second two towns met tonight. Eleven, for eight places. I did not know where to look.',
  ),
];

export const kettleClassStory: Story = {
  need: 'falls-powys',
  idea: 'kettle-class',
  steps: [...introduced, ...agreed, ...underway, ...measured],
};
