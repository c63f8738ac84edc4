@echo off
rem Runs Ranvier on Windows, as bin/ranvier does elsewhere. Java is that of JAVA_HOME, or of PATH; it has to be 25 or later.
rem Exit code 2 means that Ranvier could not be started; any other is Ranvier's own.
setlocal
set "RANVIER_DIST=%~dp0.."
set "RANVIER_JAVA=java.exe"
if defined JAVA_HOME set "RANVIER_JAVA=%JAVA_HOME%\bin\java.exe"
set "RANVIER_SAID=%TEMP%\ranvier-%RANDOM%-%RANDOM%.txt"
set RANVIER_RELEASE=0
"%RANVIER_JAVA%" -version >"%RANVIER_SAID%" 2>&1
rem openjdk version "25.0.3" 2026-04-21
for /f "usebackq tokens=2,3" %%a in ("%RANVIER_SAID%") do if "%%a"=="version" for /f "delims=." %%r in ("%%~b") do set RANVIER_RELEASE=%%r
del "%RANVIER_SAID%" 2>nul
if %RANVIER_RELEASE% lss 25 goto nojava
"%RANVIER_JAVA%" @OPTIONS@ "-Dranvier.home=%RANVIER_DIST%" --add-modules java.se,jdk.unsupported -p "%RANVIER_DIST%\lib" -m org.ranvier.cli/org.ranvier.cli.Main %*
exit /b %ERRORLEVEL%

:nojava
echo ranvier: no Java 25 or later was found: install one, such as Temurin 25, or set JAVA_HOME to it.>&2
exit /b 2
