import { CheckLine } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './keys-dialog.module.css';
import { setKeysOn, useKeysOn } from './use-keys.ts';

const keys = [
  ['j', 'next'],
  ['k', 'previous'],
  ['e', 'shortlist'],
  ['x', 'dismiss'],
  ['i', 'introduce'],
  ['h', 'snooze'],
  ['w', 'whyNot'],
  ['u', 'undo'],
  ['/', 'search'],
  ['?', 'help'],
] as const;

export const KeysDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const on = useKeysOn();
  return (
    <Dialog title={t('matching.help.title')} onClose={onClose}>
      <p className="dim">{t('matching.help.lead')}</p>
      <table className={classes.keys}>
        <thead>
          <tr>
            <th scope="col">{t('matching.help.key')}</th>
            <th scope="col">{t('matching.help.does')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(([key, does]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{t(`matching.help.${does}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <CheckLine
        label={t('matching.help.on')}
        help={t('matching.help.onHelp')}
        checked={on}
        onChange={setKeysOn}
      />
    </Dialog>
  );
};
