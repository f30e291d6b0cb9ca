@echo off
rem Double-click this to open briefgen in the browser. Closing the window, or Ctrl-C, ends it.
chcp 65001 >nul
cd /d "%~dp0"
set "NoDefaultCurrentDirectoryInExePath=1"
set "BRIEFGEN="
set "CHECKOUT="
set "NEW=import sys; sys.exit(sys.version_info < (3, 11))"
if exist run.py if exist bootstrap\environment.py set "CHECKOUT=1"
if defined CHECKOUT py -3 -c "%NEW%" >nul 2>nul && set "BRIEFGEN=py -3 run.py"
if defined CHECKOUT if not defined BRIEFGEN python -c "%NEW%" >nul 2>nul && set "BRIEFGEN=python run.py"
if defined CHECKOUT if not defined BRIEFGEN echo briefgen needs Python 3.11 or newer, and there is none on this computer.
if defined CHECKOUT if not defined BRIEFGEN echo Get it from https://www.python.org/downloads/ and double-click this file again.
if defined CHECKOUT if not defined BRIEFGEN pause & exit /b 1
if not defined CHECKOUT if exist .briefgen\program set /p BRIEFGEN=<.briefgen\program
if not defined BRIEFGEN where "$path:briefgen" >nul 2>nul && set "BRIEFGEN=briefgen"
if not defined BRIEFGEN echo The program briefgen was not found on this computer.
if not defined BRIEFGEN echo Install it, or where it is installed already, open a terminal in this folder and type: briefgen serve
if not defined BRIEFGEN pause & exit /b 1
%BRIEFGEN% serve
if errorlevel 1 pause
