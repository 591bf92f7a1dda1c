import { HnnPlayground } from 'hnn-playground/element'

customElements.define('hnn-playground', HnnPlayground)
