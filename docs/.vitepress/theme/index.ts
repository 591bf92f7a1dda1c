import { useData } from 'vitepress'
import theme from 'vitepress/theme-without-fonts'
import { watchEffect } from 'vue'
import './site.css'

/** A file of the site that stands beside the documentation. */
const beside = (file: string) => new URL(`${import.meta.env.BASE_URL}../${file}`, location.href).href

/**
 * Addresses in the pages are relative to each page; when one is left for another without loading it, what stays of it (the
 * header, the sidebar) would point elsewhere.
 */
function settleLinks() {
  for (const link of document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>('#app a[href], link[rel=icon]')) {
    const { origin, pathname, search, hash } = new URL(link.href)
    if (origin === location.origin && !link.getAttribute('href')?.startsWith('#'))
      link.setAttribute('href', pathname + search + hash)
  }
}

/** Once the site was visited, it can be read without a network. */
function keepSite() {
  if (!isSecureContext || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register(beside('service-worker.js')).catch(() => {})
}

export default {
  extends: theme,
  enhanceApp: () => {
    if (import.meta.env.SSR) return
    settleLinks()
    keepSite()
  },
  setup() {
    if (import.meta.env.SSR) return
    const { frontmatter } = useData()
    watchEffect(() => {
      if (!frontmatter.value.playgrounds) return
      import(/* @vite-ignore */ beside('hnn-playground.js')).catch(() => {})
      import(/* @vite-ignore */ beside('hnn-frames.js')).catch(() => {})
    })
  },
}
