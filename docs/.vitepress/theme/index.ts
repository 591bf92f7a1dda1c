import theme from 'vitepress/theme-without-fonts'
import './site.css'

/**
 * Addresses in the pages are relative to each page; when one is left for another without loading it, what stays of it (the
 * header, the sidebar) would point elsewhere.
 */
function settleLinks() {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('#app a[href]')) {
    if (link.origin === location.origin && !link.getAttribute('href')?.startsWith('#')) {
      link.setAttribute('href', link.pathname + link.search + link.hash)
    }
  }
}

/** Once the site was visited, it can be read without a network. */
function keepSite() {
  if (!isSecureContext || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register(`${import.meta.env.BASE_URL}../service-worker.js`).catch(() => {})
}

export default {
  extends: theme,
  enhanceApp: () => {
    if (import.meta.env.SSR) return
    settleLinks()
    keepSite()
  },
}
