@echo off
rem Runs Maven: one this script fetched before, else an installed one that is new enough, else the one
rem that .mvn\distribution pins, fetched now. It comes from Apache's archive, or from MAVEN_ARCHIVE,
rem the URL of a folder that holds the same file. All arguments go to Maven.
setlocal

for /f "usebackq tokens=1,2 delims==" %%a in ("%~dp0.mvn\distribution") do set "pinned_%%a=%%b"
set "name=apache-maven-%pinned_version%"
set "wrapper=%USERPROFILE%\.m2\wrapper"
set "mvn=%wrapper%\%name%\bin\mvn.cmd"

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "java_version="
rem Java 8 does not know --version, and is too old anyway.
for /f "tokens=2" %%v in ('""%java%" --version 2^>nul"') do if not defined java_version set "java_version=%%v"
set "java_major=0"
for /f "delims=.-+" %%m in ("%java_version%") do set "java_major=%%m"
if %java_major% LSS 17 (
  echo mvnw: no JDK 17 or later in JAVA_HOME or on the PATH; building needs one. 1>&2
  exit /b 1
)

if exist "%mvn%" goto run

set "installed="
for /f "tokens=3" %%v in ('mvn -v 2^>nul ^| findstr /c:"Apache Maven"') do set "installed=%%v"
if not defined installed goto fetch
set "number=0"
for /f "tokens=1-3 delims=.-" %%a in ("%installed%") do set /a number=%%a*10000+%%b*100+%%c
if %number% LSS 30806 goto fetch
set "mvn=mvn"
goto run

:fetch
set "base=https://archive.apache.org/dist/maven/maven-3/%pinned_version%/binaries"
if defined MAVEN_ARCHIVE set "base=%MAVEN_ARCHIVE%"
set "url=%base%/%name%-bin.tar.gz"
set "work=%wrapper%\fetch.%RANDOM%%RANDOM%"
echo mvnw: fetching %url% 1>&2
mkdir "%work%" || exit /b 1
curl -fsSL --retry 3 -o "%work%\maven.tar.gz" "%url%"
if errorlevel 1 (
  echo mvnw: cannot fetch %url%; or install Maven 3.8.6 or later. 1>&2
  rmdir /s /q "%work%"
  exit /b 1
)
set "sha512="
for /f %%h in ('powershell -NoProfile -Command "(Get-FileHash -Algorithm SHA512 '%work%\maven.tar.gz').Hash"') do set "sha512=%%h"
if /i not "%sha512%"=="%pinned_sha512%" (
  echo mvnw: %url% is not the file that .mvn\distribution pins; it was not used. 1>&2
  rmdir /s /q "%work%"
  exit /b 1
)
tar -xzf "%work%\maven.tar.gz" -C "%work%" || exit /b 1
if not exist "%mvn%" move "%work%\%name%" "%wrapper%\%name%" >nul
rmdir /s /q "%work%"

:run
call "%mvn%" %*
exit /b %errorlevel%
