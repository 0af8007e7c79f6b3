import classes from './mail-frame.module.css';

/** A mail as a mail program shows it, shut off from the page: no scripts, no forms, no way out but a new tab. */
export const MailFrame = ({ title, html }: { title: string; html: string }) => (
  <iframe
    className={classes.frame}
    title={title}
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    srcDoc={`<!doctype html><html lang="en-GB"><head><title>Mail</title><base target="_blank"></head><body>${html}</body></html>`}
  />
);
