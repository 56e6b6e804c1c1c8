import './style/style.css';
