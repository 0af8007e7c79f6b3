import type { Db, Trx } from '../database/connect.ts';
import { row, rows, rowsOften } from '../database/query.ts';
import { fail } from '../fail.ts';
import type { Side } from './introductions.contract.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

type Plain = Omit<StoredIntroduction, 'answers' | 'satisfactions'>;

const columns = `
  introductions.id, introductions.need_id, introductions.need_version, introductions.idea_id,
  introductions.idea_version, introductions.agency_id, introductions.broker_id,
  introductions.need_organisation_id, introductions.idea_organisation_id, introductions.need_person_id,
  introductions.idea_person_id, introductions.interest, introductions.interest_of, introductions.interest_at,
  introductions.handed_over_at, introductions.asked_by, introductions.mediation,
  introductions.note_to_need, introductions.note_to_idea, introductions.score, introductions.reasons,
  introductions.status, introductions.version, introductions.proposed_at, introductions.connected_at,
  introductions.ended_at, introductions.remind_at, introductions.overdue_at, introductions.expires_at,
  introductions.outcome, introductions.lesson, introductions.created_at, introductions.updated_at`;

/** Row, answers and what was said of it in one statement, so that they are of one moment. Null where nobody was asked. */
const answers = `(
  select jsonb_object_agg(answers.side, jsonb_build_object(
    'personId', answers.person_id, 'status', answers.status, 'fields', to_jsonb(answers.fields),
    'answeredAt', to_char(answers.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'privateReason', answers.private_reason, 'moderated', coalesce(consent_wordings.moderated, false)))
  from answers left join consent_wordings on consent_wordings.id = answers.wording_id
  where answers.introduction_id = introductions.id) as answers, (
  select jsonb_object_agg(satisfactions.side, jsonb_build_object(
    'score', satisfactions.score, 'sentence', satisfactions.sentence,
    'givenAt', to_char(satisfactions.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  from satisfactions where satisfactions.introduction_id = introductions.id) as satisfactions`;

export const listById = (trx: Db | Trx, ids: readonly string[]): Promise<StoredIntroduction[]> =>
  rowsOften(
    trx,
    'introductions',
    `select ${columns}, ${answers} from introductions where introductions.id = any((:ids)::uuid[])`,
    { ids: [...ids] },
  );

export const findIntroduction = async (trx: Db | Trx, id: string): Promise<StoredIntroduction | undefined> =>
  (await listById(trx, [id]))[0];

export const getIntroduction = async (trx: Db | Trx, id: string): Promise<StoredIntroduction> => {
  const found = await findIntroduction(trx, id);
  if (found === undefined) throw fail('introduction_not_found');
  return found;
};

/**
 * Locks first and reads afterwards, in a statement of its own: after a wait, a join would still show the answers
 * as they were before it, and two sides that accept at once would both miss the other.
 *
 * `share`: others may hold it too, but nobody may move it (a message being sent); `update`: to move it.
 */
export const lockIntroduction = async (
  trx: Trx,
  id: string,
  lock: 'update' | 'share',
): Promise<StoredIntroduction> => {
  await trx.raw(
    `select 1 from introductions where id = :id for ${lock === 'update' ? 'no key update' : 'share'}`,
    {
      id,
    },
  );
  return getIntroduction(trx, id);
};

export const findOpenOfPair = (
  trx: Trx,
  needId: string,
  ideaId: string,
): Promise<{ id: string } | undefined> =>
  row(
    trx,
    `select introductions.id from introductions
     where introductions.need_id = :needId and introductions.idea_id = :ideaId
       and introductions.status in ('proposed', 'connected')`,
    { needId, ideaId },
  );

export const findDraftOfAgency = (
  trx: Trx,
  agencyId: string,
  needId: string,
  ideaId: string,
): Promise<{ id: string } | undefined> =>
  row(
    trx,
    `select introductions.id from introductions
     where introductions.agency_id = :agencyId and introductions.need_id = :needId
       and introductions.idea_id = :ideaId and introductions.status = 'drafted'`,
    { agencyId, needId, ideaId },
  );

export type NewIntroduction = Pick<
  Plain,
  | 'id'
  | 'needId'
  | 'needVersion'
  | 'ideaId'
  | 'ideaVersion'
  | 'agencyId'
  | 'brokerId'
  | 'needOrganisationId'
  | 'ideaOrganisationId'
  | 'needPersonId'
  | 'ideaPersonId'
  | 'interest'
  | 'interestOf'
  | 'interestAt'
  | 'askedBy'
  | 'mediation'
  | 'noteToNeed'
  | 'noteToIdea'
  | 'score'
  | 'reasons'
  | 'createdAt'
>;

export const insertIntroduction = async (trx: Trx, introduction: NewIntroduction): Promise<void> => {
  await trx('introductions').insert({
    ...introduction,
    reasons: JSON.stringify(introduction.reasons),
    status: 'drafted',
    updatedAt: introduction.createdAt,
  });
};

export type Change = Partial<Omit<Plain, 'id' | 'version' | 'updatedAt' | 'createdAt'>>;

export const moveIntroduction = async (trx: Trx, id: string, change: Change, at: string): Promise<void> => {
  const { reasons, ...plain } = change;
  await trx('introductions')
    .where({ id })
    .update({
      ...plain,
      ...(reasons === undefined ? {} : { reasons: JSON.stringify(reasons) }),
      version: trx.raw('version + 1'),
      updatedAt: at,
    });
};

export const insertAnswers = async (
  trx: Trx,
  introductionId: string,
  people: Readonly<Record<Side, string>>,
): Promise<void> => {
  await trx('answers').insert([
    { introductionId, side: 'need', personId: people.need },
    { introductionId, side: 'idea', personId: people.idea },
  ]);
};

interface AnswerChange {
  readonly status: 'accepted' | 'declined' | 'revoked';
  readonly fields?: readonly string[];
  readonly wordingId?: string;
  readonly answeredAt?: string;
  readonly revokedAt?: string;
  readonly privateReason?: string | null;
}

/** Moves one side's answer, and no other. */
export const moveAnswer = async (
  trx: Trx,
  introductionId: string,
  side: Side,
  change: AnswerChange,
): Promise<void> => {
  const { fields, ...plain } = change;
  await trx('answers')
    .where({ introductionId, side })
    .update({ ...plain, ...(fields === undefined ? {} : { fields: [...fields] }) });
};

/** The same rule as `placeOf` for brokers: of its agency, no party, and without an interest or with it declared. */
export const brokered = `(introductions.agency_id = (:agencyId)::uuid
  and introductions.need_person_id is distinct from (:personId)::uuid
  and introductions.idea_person_id is distinct from (:personId)::uuid
  and (introductions.interest_of = (:personId)::uuid
       or ((introductions.need_organisation_id = any((:organisationIds)::uuid[])) is not true
           and (introductions.idea_organisation_id = any((:organisationIds)::uuid[])) is not true)))`;

/** Those of the given pairs that an introduction holds open: for the broker's queue. */
export const listOpenOfPairs = (
  trx: Db | Trx,
  pairs: readonly { needId: string; ideaId: string }[],
): Promise<{ id: string; needId: string; ideaId: string; agencyId: string }[]> =>
  rows(
    trx,
    `select introductions.id, introductions.need_id, introductions.idea_id, introductions.agency_id
     from introductions
     join unnest((:needIds)::uuid[], (:ideaIds)::uuid[]) as pair(need_id, idea_id)
       on pair.need_id = introductions.need_id and pair.idea_id = introductions.idea_id
     where introductions.status in ('proposed', 'connected')`,
    { needIds: pairs.map(({ needId }) => needId), ideaIds: pairs.map(({ ideaId }) => ideaId) },
  );

/** `moderated`: the words for where all goes through the broker. */
export const getCurrentWording = async (
  trx: Db | Trx,
  moderated: boolean,
): Promise<{ id: string; text: string }> => {
  const found = await row<{ id: string; text: string }>(
    trx,
    `select consent_wordings.id, consent_wordings.text from consent_wordings
     where consent_wordings.locale = 'en' and consent_wordings.moderated = :moderated
     order by consent_wordings.version desc limit 1`,
    { moderated },
  );
  if (found === undefined) throw new Error('There is no wording to consent to');
  return found;
};

export const listExpired = (trx: Db | Trx, now: string): Promise<{ id: string; ideaId: string }[]> =>
  rows(
    trx,
    `select introductions.id, introductions.idea_id from introductions
     where introductions.status = 'proposed' and introductions.expires_at <= :now
     order by introductions.expires_at limit 1000`,
    { now },
  );

/** What rests on an organisation: where it stands on a side, and what it proposed as an agency. */
export const listRestingOn = (trx: Trx, organisationId: string): Promise<{ id: string; ideaId: string }[]> =>
  rows(
    trx,
    `select introductions.id, introductions.idea_id from introductions
     where (introductions.status in ('proposed', 'connected')
            and (introductions.need_organisation_id = :organisationId
                 or introductions.idea_organisation_id = :organisationId))
        or (introductions.status = 'proposed' and introductions.agency_id = :organisationId)
     order by introductions.idea_id, introductions.id`,
    { organisationId },
  );

export const listToRemind = (trx: Db | Trx, now: string): Promise<{ id: string }[]> =>
  rows(
    trx,
    `select introductions.id from introductions
     where introductions.status = 'proposed' and introductions.reminded_at is null
       and introductions.remind_at <= :now and introductions.expires_at > :now
     order by introductions.remind_at limit 1000`,
    { now },
  );

/** False when it was done before. No new version: nothing that anybody sees has changed. */
export const markReminded = async (trx: Trx, id: string, at: string): Promise<boolean> =>
  (await trx('introductions').where({ id, remindedAt: null }).update({ remindedAt: at })) === 1;
