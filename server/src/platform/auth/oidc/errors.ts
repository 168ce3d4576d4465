import { badRequest, conflict, forbidden, notFound, unauthenticated, unavailable } from '../../errors/index.ts';

type Rest = Parameters<typeof forbidden>[3];

export const unknownProvider = () =>
  notFound('auth.oidc-unknown-provider', '未接入此登录方式', 'This way to sign in is not connected');

export const providerAway = (rest?: Rest) =>
  unavailable('auth.oidc-away', '统一身份认证暂不可用', 'The identity provider is away', {
    detail: { zh: '请稍后再试，或用账号密码登录。', en: 'Try again later, or sign in with a password.' },
    ...rest,
  });

/** Used before, older than ten minutes, begun in another browser, or never begun: they look alike on purpose. */
export const attemptGone = () =>
  badRequest('auth.oidc-attempt-gone', '此次登录已失效', 'This sign-in is no longer valid', {
    detail: {
      zh: '每次登录只能用一次，十分钟内有效。请重新登录。',
      en: 'It works once and for ten minutes. Sign in again.',
    },
  });

export const refusedByProvider = (rest?: Rest) =>
  forbidden('auth.oidc-refused', '未完成身份认证', 'The identity provider did not confirm you', {
    detail: { zh: '您已取消，或对方未予通过。', en: 'You cancelled, or it did not let you in.' },
    ...rest,
  });

export const answerNotTrusted = (rest?: Rest) =>
  forbidden(
    'auth.oidc-not-trusted',
    '身份认证结果未通过校验',
    'The answer of the identity provider does not hold',
    rest,
  );

export const notLinked = () =>
  forbidden(
    'auth.oidc-not-linked',
    '此身份尚未关联本平台账号',
    'This identity is not connected to an account here yet',
    {
      detail: {
        zh: '请先用账号密码登录，再关联；或请管理员代为关联。',
        en: 'Sign in with your password and connect it, or ask an administrator to.',
      },
    },
  );

export const linkedElsewhere = () =>
  conflict('auth.oidc-linked-elsewhere', '此身份已关联其他账号', 'This identity is connected to another account');

export const linkedAlready = () =>
  conflict('auth.oidc-linked-already', '本账号已关联另一身份', 'This account is connected to another identity already');

export const accountDisabled = () => forbidden('auth.account-disabled', '账号已停用', 'The account is disabled');

export const sessionGone = () => unauthenticated('auth.session-required', '请先登录', 'Sign in first');

export const anotherPerson = () =>
  forbidden(
    'auth.step-up-another-person',
    '核验的不是本账号本人',
    'Somebody else was confirmed, not the person of this account',
  );

export const notFresh = () =>
  forbidden('auth.step-up-not-fresh', '未重新核验身份', 'The provider did not ask anew who you are');
