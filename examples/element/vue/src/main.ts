import { createApp } from 'vue';
import MeterForm from './MeterForm.vue';

createApp(MeterForm).mount('#root');
