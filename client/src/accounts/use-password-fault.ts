import { resetPassword } from '#server/accounts/password.contract.ts';
import { useTranslation } from '../words/use-translation.ts';

/** What is wrong with a password that somebody chose; undefined where nothing is. */
export const usePasswordFault = (): ((password: string) => string | undefined) => {
  const { t } = useTranslation();
  return (password) => {
    if (resetPassword.body.shape.password.safeParse(password).success) return undefined;
    return password.length < 10 ? t('accounts.signUp.shortPassword') : t('accounts.newPassword.tooLong');
  };
};
